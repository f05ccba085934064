import { mailboxOptionsChange } from '@flexpbx/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Output, request } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { SelectField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { Loaded } from '../design/loaded.tsx';
import { showToast } from '../design/toasts.ts';
import { useForm } from '../design/use-form.ts';

type Mailbox = Output<'getMailbox'>;

/** What a mailbox may decide for itself: its own word (null: the system's counts), what counts now, and the words for it. */
const decisions = {
  attach_sound: {
    counts: ({ attaches_sound }: Mailbox) => attaches_sound,
    label: 'Attach the sound to mails',
    about: 'Without it, a mail tells of the message only.',
    yes: 'Yes',
    saved: 'Saved. It counts for the next mail.',
  },
  transcribe: {
    counts: ({ transcribes }: Mailbox) => transcribes,
    label: 'Put messages into words',
    about: 'A machine listens to them.',
    yes: 'Yes, where the system offers it',
    saved: 'Saved. It counts for the next message.',
  },
} as const;

type Decision = keyof typeof decisions;

const choices = { system: null, on: true, off: false } as const;
type Choice = keyof typeof choices;

/** Chooses for one mailbox what the whole system has chosen, or otherwise. */
export function MailboxChoiceForm({ mailbox, decision }: { mailbox: string; decision: Decision }) {
  const found = useQuery(query('getMailbox', { params: { mailbox } }));
  return <Loaded query={found}>{(shown) => <ChoiceForm key={mailbox} mailbox={shown} decision={decision} />}</Loaded>;
}

function ChoiceForm({ mailbox: shown, decision }: { mailbox: Mailbox; decision: Decision }) {
  const queries = useQueryClient();
  const { counts, label, about, yes, saved } = decisions[decision];
  const { mailbox } = shown;
  const own = shown[decision];
  const initial: Choice = own === null ? 'system' : own ? 'on' : 'off';
  const bodyOf = ({ choice }: { choice: Choice }) => ({ [decision]: choices[choice] });
  const form = useForm<Readonly<{ choice: Choice }>>({
    initial: { choice: initial },
    schema: mailboxOptionsChange,
    toBody: bodyOf,
    send: async (fields) => {
      const answer = await request('changeMailbox', { params: { mailbox }, body: bodyOf(fields) });
      queries.setQueryData(query('getMailbox', { params: { mailbox } }).queryKey, answer);
      showToast({ id: decision, tone: 'good', text: saved });
    },
  });
  return (
    <FormView form={form} submitLabel="Save" sendingLabel="Saving…">
      <SelectField
        form={form}
        name="choice"
        label={label}
        hint={`${about} Now: ${counts(shown) ? 'yes' : 'no'}.`}
        options={[
          { value: 'system', label: 'As for the whole system' },
          { value: 'on', label: yes },
          { value: 'off', label: 'No' },
        ]}
      />
    </FormView>
  );
}
