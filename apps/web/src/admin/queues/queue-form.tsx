import { queueStrategies, thingKinds } from '@flexpbx/domain';
import { ChoiceField, MoreFields, NumberField, SelectField, TextField, TickField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { MusicField } from '../music/music-field.tsx';
import { PromptField } from '../prompts/prompt-field.tsx';
import { NewNumberField } from '../things/new-number-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { AgentsField } from './agents-field.tsx';
import { bodyOf, checkFields, keyOptions, newFields, type QueueFields, strategyWords } from './queue-fields.ts';

type QueueForm = Form<QueueFields>;

/** The form of a queue: who takes its calls and how, what callers hear, and how long they wait. */
export function QueueFormView(props: ThingFormProps<QueueFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.queue.schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          {props.adding && <NewNumberField form={form} name="number" range={[8001, 8999]} like="listQueues" />}
          <TextField form={form} name="name" label="Name" hint="For example “Sales”." autoComplete="off" />
          <AgentsField form={form} />
          <ChoiceField
            form={form}
            name="strategy"
            label="Agents are rung"
            options={queueStrategies.map((value) => ({ value, ...strategyWords[value] }))}
          />
          <DestinationField
            form={form}
            name="overflow"
            label="When nobody takes the call, it goes to"
            hint="After the longest wait, when the queue is full or nobody is there, and while the program that serves queues is away."
          />
          <HeardFields form={form} />
          <WaitFields form={form} />
          <AgentFields form={form} />
        </>
      )}
    </ThingForm>
  );
}

/** Whether one of some fields is at fault, or not as it comes. */
function isOpen(form: QueueForm, names: readonly (keyof QueueFields)[]): boolean {
  return names.some((name) => form.errors[name] !== undefined || form.values[name] !== newFields[name]);
}

function HeardFields({ form }: { form: QueueForm }) {
  const names = ['greeting', 'music', 'periodic_prompt', 'periodic_seconds', 'announce_every_seconds'] as const;
  return (
    <MoreFields label="What callers hear" open={isOpen(form, [...names, 'announce_position', 'announce_hold_time'])}>
      <PromptField form={form} name="greeting" label="Greeting" hint="Once, before the music." none="Nothing" />
      <MusicField form={form} name="music" label="Music" none="As on hold" />
      <TickField form={form} name="announce_position" label="Say how many are before them" />
      <TickField form={form} name="announce_hold_time" label="Say how long it will take, about" />
      {(form.values.announce_position || form.values.announce_hold_time) && (
        <NumberField form={form} name="announce_every_seconds" label="Seconds until it is said again" />
      )}
      <PromptField form={form} name="periodic_prompt" label="Said now and then" none="Nothing" />
      {form.values.periodic_prompt !== '' && (
        <NumberField form={form} name="periodic_seconds" label="Seconds until that is said again" />
      )}
    </MoreFields>
  );
}

const emptyOptions = [
  { value: 'never', label: 'Never' },
  { value: 'no-agents', label: 'No agent is signed in' },
  {
    value: 'none-available',
    label: 'No agent could take a call',
    hint: 'All are paused, without a phone, or do not disturb.',
  },
] as const;

function WaitFields({ form }: { form: QueueForm }) {
  const names = [
    'max_wait_seconds',
    'max_callers',
    'refuse_when',
    'leave_when',
    'exit_key',
    'callback_key',
    'callback_hours',
  ] as const;
  return (
    <MoreFields label="How long callers wait" open={isOpen(form, names)}>
      <NumberField
        form={form}
        name="max_wait_seconds"
        label="Longest wait in seconds"
        hint="300 are five minutes; 0: no limit."
      />
      <NumberField form={form} name="max_callers" label="Most callers at once" hint="0: no limit." />
      <ChoiceField form={form} name="refuse_when" label="Let nobody in while" options={emptyOptions} />
      <ChoiceField form={form} name="leave_when" label="Send those who wait on as soon as" options={emptyOptions} />
      <SelectField
        form={form}
        name="exit_key"
        label="Key that leaves the queue"
        hint="Tell callers of it in the greeting."
        options={keyOptions}
      />
      {form.values.exit_key !== '' && (
        <DestinationField form={form} name="exit_destination" label="Where that key leads" />
      )}
      <SelectField
        form={form}
        name="callback_key"
        label="Key that asks to be called back"
        hint="The caller hangs up, keeps the place, and is called when it is their turn."
        options={keyOptions}
      />
      {form.values.callback_key !== '' && (
        <NumberField
          form={form}
          name="callback_hours"
          label="Hours after which nobody is called back any more"
          hint="Counted from when the caller came. Who was not called by then counts as having given up."
        />
      )}
    </MoreFields>
  );
}

function AgentFields({ form }: { form: QueueForm }) {
  const names = ['ring_seconds', 'wrap_up_seconds', 'missed_before_pause', 'name_prefix', 'weight'] as const;
  return (
    <MoreFields label="More about agents" open={isOpen(form, [...names, 'service_level_seconds'])}>
      <NumberField
        form={form}
        name="ring_seconds"
        label="Seconds a phone rings"
        hint="Then it is the next one’s turn."
      />
      <NumberField
        form={form}
        name="wrap_up_seconds"
        label="Seconds of rest after a call"
        hint="To write things down. 0: none."
      />
      <NumberField
        form={form}
        name="missed_before_pause"
        label="Missed calls until an agent is paused"
        hint="In a row. 0: never."
      />
      <TextField
        form={form}
        name="name_prefix"
        label="Shown before the caller’s name"
        hint="So that agents of several queues know which one was called, for example “Sales: ”."
        autoComplete="off"
        width="short"
        optional
      />
      <NumberField
        form={form}
        name="weight"
        label="Weight"
        hint="0 to 10. Who waits in a queue with more of it comes first at agents of both."
      />
      <NumberField
        form={form}
        name="service_level_seconds"
        label="Seconds within which a call is to be answered"
        hint="Counts for the service level in the statistics."
      />
    </MoreFields>
  );
}
