import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { Section } from '../../design/page.tsx';
import { useDeed } from '../../design/use-deed.ts';
import styles from './delete-thing.module.css';
import { useTellChange } from './use-tell-change.ts';

/** The part of a page that puts back something that came with the system and was changed. */
export function ResetThing(props: {
  /** As in "Reset to *72". */
  to: string;
  /** What it does, as a sentence. */
  what: string;
  reset: () => Promise<unknown>;
  /** What is told then. */
  told: string;
  list: string;
}) {
  const tellChange = useTellChange();
  const navigate = useNavigate();
  const [reset, busy] = useDeed(async () => {
    await props.reset();
    tellChange(props.told);
    await navigate(props.list);
  });
  return (
    <Section title={`Back to ${props.to}`}>
      <div className={styles.part}>
        <p>{props.what}</p>
        <Button
          className={styles.button ?? ''}
          variant="default"
          leftSection={<IconRestore size={16} aria-hidden />}
          aria-disabled={busy}
          onClick={reset}
        >
          Reset to {props.to}
        </Button>
      </div>
    </Section>
  );
}
