import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NumberField, SelectField, TickField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { useTellChange } from '../things/use-tell-change.ts';
import { bodyOf, checkFields, fieldsOf, reminderHours, voicemailSchema } from './voicemail-settings-fields.ts';

/** What counts for every mailbox that has nothing else set. */
export function VoicemailSettings() {
  const config = useQuery(query('getConfig', {}));
  return (
    <Section title="For every mailbox">
      <p>A mailbox may have limits of its own, and choose whether its mails carry the sound.</p>
      <Loaded query={config}>{({ voicemail }) => <SettingsForm voicemail={voicemail} />}</Loaded>
    </Section>
  );
}

function SettingsForm({ voicemail }: Pick<Output<'getConfig'>, 'voicemail'>) {
  const consequence = useSaveConsequence();
  const tellChange = useTellChange();
  const form = useForm({
    initial: fieldsOf(voicemail),
    schema: voicemailSchema,
    toBody: bodyOf,
    check: checkFields,
    send: async (fields) => {
      await request('changeConfig', { body: { voicemail: bodyOf(fields) } });
      tellChange('What counts for every mailbox was changed.');
    },
  });
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…" consequence={consequence}>
      <NumberField form={form} name="max_messages" label="New messages" hint="Then callers hear that it is full." />
      <NumberField form={form} name="max_message_seconds" label="Longest message, in seconds" />
      <NumberField
        form={form}
        name="min_message_seconds"
        label="Shortest message, in seconds"
        hint="What is shorter was a caller who hung up, and is thrown away."
      />
      <NumberField
        form={form}
        name="silence_seconds"
        label="Silence that ends a message, in seconds"
        hint="0: only the caller ends it."
      />
      <TickField
        form={form}
        name="attach_sound"
        label="Attach the sound to mails"
        hint="Without it, mails tell of messages only."
      />
      <SelectField
        form={form}
        name="reminder_hour"
        label="Remind of messages nobody has heard"
        hint={
          <>
            Each day, by the clock of this machine. What the mail says is under{' '}
            <Link to="/admin/mail">Mail and notices</Link>.
          </>
        }
        options={reminderHours}
        width="short"
      />
    </FormView>
  );
}
