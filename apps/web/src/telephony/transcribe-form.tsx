import { mailboxOptionsChange } from '@flexpbx/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Output, request } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { SelectField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { Loaded } from '../design/loaded.tsx';
import { showToast } from '../design/toasts.ts';
import { useForm } from '../design/use-form.ts';

const choices = { system: null, on: true, off: false } as const;
type Choice = keyof typeof choices;

/** Switches for one mailbox whether its messages are put into words. */
export function TranscribeForm({ mailbox }: { mailbox: string }) {
  const found = useQuery(query('getMailbox', { params: { mailbox } }));
  return <Loaded query={found}>{(shown) => <ChoiceForm key={String(shown.transcribe)} mailbox={shown} />}</Loaded>;
}

function ChoiceForm({ mailbox: { mailbox, transcribe, transcribes } }: { mailbox: Output<'getMailbox'> }) {
  const queries = useQueryClient();
  const initial: Choice = transcribe === null ? 'system' : transcribe ? 'on' : 'off';
  const bodyOf = ({ choice }: { choice: Choice }) => ({ transcribe: choices[choice] });
  const form = useForm<Readonly<{ choice: Choice }>>({
    initial: { choice: initial },
    schema: mailboxOptionsChange,
    toBody: bodyOf,
    send: async (fields) => {
      const saved = await request('changeMailbox', { params: { mailbox }, body: bodyOf(fields) });
      queries.setQueryData(query('getMailbox', { params: { mailbox } }).queryKey, saved);
      showToast({ id: 'transcribe', tone: 'good', text: 'Saved. It counts for the next message.' });
    },
  });
  return (
    <FormView form={form} submitLabel="Save" sendingLabel="Saving…">
      <SelectField
        form={form}
        name="choice"
        label="Put messages into words"
        hint={`A machine listens to them. Now: ${transcribes ? 'yes' : 'no'}.`}
        options={[
          { value: 'system', label: 'As for the whole system' },
          { value: 'on', label: 'Yes, where the system offers it' },
          { value: 'off', label: 'No' },
        ]}
      />
    </FormView>
  );
}
