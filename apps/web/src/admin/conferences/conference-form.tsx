import { thingKinds } from '@flexpbx/domain';
import { ChoiceField, MoreFields, NumberField, SecretField, TextField, TickField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { MusicField } from '../music/music-field.tsx';
import { NewNumberField } from '../things/new-number-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { type ConferenceFields, checkFields, conferenceOf } from './conference-fields.ts';

/** The form of a conference. */
export function ConferenceForm(props: ThingFormProps<ConferenceFields>) {
  return (
    <ThingForm {...props} schema={thingKinds.conference.schema} toBody={conferenceOf} check={checkFields}>
      {(form) => (
        <>
          {props.adding && <NewNumberField form={form} name="number" range={[2001, 2999]} like="listConferences" />}
          <TextField
            form={form}
            name="name"
            label="Name"
            hint="For example “Staff” or “Parents’ evening”."
            autoComplete="off"
          />
          <SecretField
            form={form}
            name="pin"
            label="PIN"
            hint="4 to 10 digits, asked of everybody, colleagues and outsiders. Left empty, whoever dials the number is in."
            autoComplete="new-password"
            optional
          />
          <SecretField
            form={form}
            name="moderator_pin"
            label="Moderator PIN"
            hint="Typed instead of the PIN, it makes whoever knows it a moderator, who may mute, remove, lock and record by keys."
            autoComplete="new-password"
            optional
          />
          <TickField
            form={form}
            name="wait_for_moderator"
            label="Wait for a moderator"
            hint="Everybody else hears music until one is there."
          />
          <ChoiceField
            form={form}
            name="announce"
            label="When somebody comes or goes"
            options={[
              { value: 'tone', label: 'A tone' },
              { value: 'name', label: 'Their name', hint: 'Everybody is asked to say it on the way in.' },
              { value: 'nothing', label: 'Nothing', hint: 'Nobody hears who else listens.' },
            ]}
          />
          <MoreConferenceFields form={form} />
        </>
      )}
    </ThingForm>
  );
}

function MoreConferenceFields({ form }: { form: Form<ConferenceFields> }) {
  return (
    <MoreFields label="More settings" open={form.errors.max_members !== undefined || form.errors.music !== undefined}>
      <TickField
        form={form}
        name="record"
        label="Record from the start"
        hint="Everybody is told so on the way in. Recordings are kept until somebody deletes them."
      />
      <TickField
        form={form}
        name="muted_at_start"
        label="Muted at first"
        hint="Whoever comes in listens, and speaks after pressing *1. Moderators can speak at once."
      />
      <NumberField
        form={form}
        name="max_members"
        label="At most"
        hint="How many can be in it at once, 2 to 200. Others are told that it is full."
      />
      <MusicField
        form={form}
        name="music"
        label="Music"
        hint="Heard by those who wait for a moderator, or are alone."
        none="As on hold"
      />
    </MoreFields>
  );
}
