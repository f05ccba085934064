import { type GreetingKind, spokenText, type Voice } from '@flexpbx/domain';
import { type Output, request } from '../api/client.ts';
import { Dialog } from '../design/dialog.tsx';
import { LinesField, SelectField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { useForm } from '../design/use-form.ts';
import { voiceOptions } from './voice-options.ts';

type Fields = Readonly<{ text: string; voice: Voice }>;

/** A text is one paragraph. */
const bodyOf = ({ text, voice }: Fields) => ({ text: text.replace(/\s+/g, ' ').trim(), voice });

/** Has a text read aloud as a greeting. */
export function SpeakGreeting(props: {
  mailbox: string;
  kind: GreetingKind;
  /** Which greeting, as in "Have the greeting “Busy” read aloud". */
  name: string;
  done: (changed: Output<'speakGreeting'>) => void;
  close: () => void;
}) {
  const { mailbox, kind } = props;
  const form = useForm<Fields>({
    initial: { text: '', voice: 'en-us' },
    schema: spokenText,
    toBody: bodyOf,
    send: async (fields) => {
      props.done(await request('speakGreeting', { params: { mailbox, kind }, body: bodyOf(fields) }));
    },
  });
  return (
    <Dialog title={`Have the greeting “${props.name}” read aloud`} close={props.close}>
      <FormView
        form={form}
        submitLabel="Use this text"
        sendingLabel="Reading it aloud…"
        consequence="A machine’s voice reads it. The next caller hears it; play it then to hear it yourself."
      >
        <LinesField form={form} name="text" label="Write what it should say" />
        <SelectField form={form} name="voice" label="Voice" options={voiceOptions} />
      </FormView>
    </Dialog>
  );
}
