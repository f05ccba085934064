import { mailboxOptionsChange } from '@flexpbx/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NumberField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { useForm } from '../../design/use-form.ts';
import { followChange } from '../configuration/follow-change.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { checkFields, fieldsOf, type LimitFields, limitsIn } from './mailbox-limit-fields.ts';

/** How much a mailbox takes. */
export function MailboxLimits({ mailbox }: { mailbox: string }) {
  const found = useQuery(query('getMailbox', { params: { mailbox } }));
  return <Loaded query={found}>{(shown) => <LimitsForm key={mailbox} mailbox={shown} />}</Loaded>;
}

function LimitsForm({ mailbox: { mailbox, limits, counts } }: { mailbox: Output<'getMailbox'> }) {
  const queries = useQueryClient();
  const consequence = useSaveConsequence();
  const form = useForm<LimitFields>({
    initial: fieldsOf(limits),
    schema: mailboxOptionsChange,
    toBody: limitsIn,
    check: checkFields,
    send: async (fields) => {
      const saved = await request('changeMailbox', { params: { mailbox }, body: limitsIn(fields) });
      queries.setQueryData(query('getMailbox', { params: { mailbox } }).queryKey, saved);
      void followChange(queries, `The limits of mailbox ${mailbox} were changed.`);
    },
  });
  const limit = (name: keyof LimitFields, label: string, hint: string) => (
    <NumberField form={form} name={name} label={label} hint={hint} />
  );
  return (
    <FormView form={form} submitLabel="Save the limits" sendingLabel="Saving…" consequence={consequence}>
      {limit('max_messages', 'New messages', `Then callers hear that it is full. Now: ${counts.max_messages}.`)}
      {limit('max_message_seconds', 'Longest message, in seconds', `Now: ${counts.max_message_seconds}.`)}
      {limit(
        'min_message_seconds',
        'Shortest message, in seconds',
        `What is shorter is thrown away. Now: ${counts.min_message_seconds}.`,
      )}
      {limit(
        'silence_seconds',
        'Silence that ends a message, in seconds',
        `0: only the caller ends it. Now: ${counts.silence_seconds}.`,
      )}
    </FormView>
  );
}
