import type { Output } from '../../api/client.ts';
import { SecretField, SelectField, TextField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import type { TranscriptionFields } from './transcription-fields.ts';

/** What has to be known of the engine that is chosen. */
export function EngineFields({
  form,
  choices,
  secretsSet,
}: {
  form: Form<TranscriptionFields>;
  choices: Output<'getTranscriptionChoices'>;
  secretsSet: readonly string[];
}) {
  switch (form.values.engine) {
    case 'off':
      return null;
    case 'vosk':
      return (
        <TextField
          form={form}
          name="vosk_url"
          label="Address of the server"
          hint={`As wss://vosk.school.org. ${insideHint(choices.origins)}`}
          autoComplete="off"
        />
      );
    case 'openai':
      return (
        <>
          <Key form={form} name="openai_key" secretsSet={secretsSet} />
          <TextField
            form={form}
            name="openai_model"
            label="Model"
            hint="As whisper-1."
            width="short"
            autoComplete="off"
          />
          <TextField
            form={form}
            name="openai_url"
            label="Address"
            hint={`Another one for a server of your own. ${insideHint(choices.origins)}`}
            autoComplete="off"
          />
        </>
      );
    case 'google':
      return (
        <>
          <Key form={form} name="google_key" secretsSet={secretsSet} />
          <TextField
            form={form}
            name="google_url"
            label="Address"
            hint="Another one for another region: https://eu-speech.googleapis.com/v1."
            autoComplete="off"
          />
        </>
      );
    case 'command':
      return <Command form={form} commands={choices.commands} />;
    default:
      return form.values.engine satisfies never;
  }
}

function Key(props: {
  form: Form<TranscriptionFields>;
  name: 'openai_key' | 'google_key';
  secretsSet: readonly string[];
}) {
  const isSet = props.secretsSet.includes(`transcription.${props.name}`);
  const hint = isSet ? 'Left empty, the present one stays.' : 'From your account there.';
  return (
    <SecretField form={props.form} name={props.name} label="API key" hint={hint} autoComplete="off" optional={isSet} />
  );
}

function Command({ form, commands }: { form: Form<TranscriptionFields>; commands: readonly string[] }) {
  // One that was allowed once is still shown as what is set.
  const known = [...new Set([...commands, form.values.command])].filter((path) => path !== '');
  const hint =
    commands.length === 0
      ? 'The operator has allowed none: FLEXPBX_TRANSCRIPTION_COMMANDS names those that may be run.'
      : 'Those that FLEXPBX_TRANSCRIPTION_COMMANDS allows.';
  const options = [{ value: '', label: 'Choose one' }, ...known.map((path) => ({ value: path, label: path }))];
  return <SelectField form={form} name="command" label="Program" hint={hint} options={options} />;
}

function insideHint(origins: readonly string[]): string {
  return origins.length === 0
    ? 'Inside your network only what FLEXPBX_TRANSCRIPTION_ORIGINS allows: nothing yet.'
    : `Inside your network: ${origins.join(', ')}.`;
}
