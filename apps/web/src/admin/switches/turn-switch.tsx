import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { showToast } from '../../design/toasts.ts';
import { type Switch, type SwitchState, sayState, switchBadges } from './switch-state.ts';
import styles from './switches.module.css';

const states = ['auto', 'day', 'night'] as const;

/** Turns a switch at once. What it is now is pressed. */
export function TurnSwitch({ of: { number, name }, state }: { of: Switch; state: SwitchState | undefined }) {
  const queries = useQueryClient();
  const turn = useMutation({
    mutationFn: (wanted: SwitchState) =>
      request('putSwitchState', { params: { key: number }, body: { state: wanted } }),
    onSuccess: async ({ state: now }) => {
      await queries.invalidateQueries({ queryKey: ['listSwitchStates'] });
      // The same words that the change is announced with: they are said once.
      showToast({ id: 'switch', tone: 'good', text: sayState(number, now) });
    },
    onError: (thrown) => showToast({ id: 'switch', tone: 'bad', text: wordsFor(thrown) }),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons are no fieldset
    <div role="group" aria-label={`Turn ${name}`} className={styles.turn}>
      {states.map((one) => {
        const { label, icon: Icon } = switchBadges[one];
        return (
          <Button
            key={one}
            size="compact-sm"
            variant={one === state ? 'filled' : 'default'}
            aria-pressed={one === state}
            leftSection={<Icon size={14} aria-hidden />}
            onClick={() => turn.isPending || one === state || turn.mutate(one)}
          >
            {label}
          </Button>
        );
      })}
    </div>
  );
}
