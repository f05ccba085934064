import { portalPassword } from '@flexpbx/domain';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type Output, request } from '../api/client.ts';
import { SecretField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { useForm } from '../design/use-form.ts';
import styles from './password-form.module.css';
import { passwordRules } from './password-rules.ts';
import { sessionQuery } from './session.ts';

const initial = { current_password: '', new_password: '', repeated: '' };

const rules = z.object({
  current_password: z.string().min(1, 'Give your present password.'),
  new_password: portalPassword,
});

/** Changes the own password. The rules stand beside the field and are checked as it is typed. */
export function PasswordForm(props: {
  presentLabel: string;
  submitLabel: string;
  onChanged: (me: Output<'changePassword'>) => void | Promise<void>;
}) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) => request('changePassword', { body }),
  });
  const form = useForm({
    initial,
    schema: rules,
    toBody: (values) => values,
    check: ({ new_password, repeated }) =>
      new_password === repeated ? {} : { repeated: 'The new password and its repetition differ. Type both again.' },
    send: async ({ current_password, new_password }) => {
      const me = await change.mutateAsync({ current_password, new_password });
      queries.setQueryData(sessionQuery.queryKey, me);
      await props.onChanged(me);
    },
  });

  const { new_password, repeated, current_password } = form.values;
  return (
    <FormView
      form={form}
      submitLabel={props.submitLabel}
      sendingLabel="Changing…"
      consequence="You stay signed in here; everywhere else you are signed out."
    >
      <SecretField form={form} name="current_password" label={props.presentLabel} autoComplete="current-password" />
      <SecretField
        form={form}
        name="new_password"
        label="New password"
        hint={<RuleList rules={passwordRules(new_password, repeated, current_password)} />}
        autoComplete="new-password"
      />
      <SecretField form={form} name="repeated" label="Repeat the new password" autoComplete="new-password" />
    </FormView>
  );
}

function RuleList({ rules }: { rules: ReturnType<typeof passwordRules> }) {
  return (
    <span className={styles.rules}>
      {rules.map(({ rule, kept }) => (
        <span key={rule} className={styles.rule} data-kept={kept || undefined}>
          {kept ? <IconCircleCheck size={16} aria-hidden /> : <IconCircle size={16} aria-hidden />}
          {rule}
          <span className="visually-hidden">{kept ? ' (kept).' : '.'}</span>
        </span>
      ))}
    </span>
  );
}
