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

/** Chooses for one mailbox whether mails of its messages carry the sound. */
export function MailSoundForm({ mailbox }: { mailbox: string }) {
  const found = useQuery(query('getMailbox', { params: { mailbox } }));
  return <Loaded query={found}>{(shown) => <ChoiceForm key={String(shown.attach_sound)} mailbox={shown} />}</Loaded>;
}

function ChoiceForm({ mailbox: { mailbox, attach_sound, attaches_sound } }: { mailbox: Output<'getMailbox'> }) {
  const queries = useQueryClient();
  const initial: Choice = attach_sound === null ? 'system' : attach_sound ? 'on' : 'off';
  const bodyOf = ({ choice }: { choice: Choice }) => ({ attach_sound: choices[choice] });
  const form = useForm<Readonly<{ choice: Choice }>>({
    initial: { choice: initial },
    schema: mailboxOptionsChange,
    toBody: bodyOf,
    send: async (fields) => {
      const saved = await request('changeMailbox', { params: { mailbox }, body: bodyOf(fields) });
      queries.setQueryData(query('getMailbox', { params: { mailbox } }).queryKey, saved);
      showToast({ id: 'mail-sound', tone: 'good', text: 'Saved. It counts for the next mail.' });
    },
  });
  return (
    <FormView form={form} submitLabel="Save" sendingLabel="Saving…">
      <SelectField
        form={form}
        name="choice"
        label="Attach the sound to mails"
        hint={`Without it, a mail tells of the message only. Now: ${attaches_sound ? 'yes' : 'no'}.`}
        options={[
          { value: 'system', label: 'As for the whole system' },
          { value: 'on', label: 'Yes' },
          { value: 'off', label: 'No' },
        ]}
      />
    </FormView>
  );
}
