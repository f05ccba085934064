import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { MoreFields, NumberField, SecretField, SelectField, TextField, TickField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { type ExtensionFields, rarelyNeeded } from './extension-fields.ts';
import { SoundAndSecurity } from './extension-sound.tsx';

/** The fields of an extension but its number: few first, the rest behind "More". */
export function ExtensionFieldset({ form, isNew }: { form: Form<ExtensionFields>; isNew: boolean }) {
  const keeps = isNew ? 'Left empty, a strong one is made.' : 'Left empty, the present one stays.';
  return (
    <>
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="Whose phone this is, or where it stands. Shown to those it calls."
        autoComplete="off"
      />
      <TextField
        form={form}
        name="email"
        label="Mail address"
        hint="Of the person who uses this phone."
        inputMode="email"
        autoComplete="off"
        optional
      />
      <TickField
        form={form}
        name="voicemail"
        label="Voicemail"
        hint="Callers may leave a message when nobody answers."
      />
      <TickField
        form={form}
        name="allow_external"
        label="Outside calls"
        hint="May call numbers outside the house. Emergency calls are always possible."
      />
      <EmergencyLocation form={form} />
      <MoreFields label="More settings" open={rarelyNeeded.some((name) => form.errors[name] !== undefined)}>
        <TextField
          form={form}
          name="caller_id"
          label="Caller name"
          hint="Shown instead of the name to those it calls."
          autoComplete="off"
          optional
        />
        <NumberField
          form={form}
          name="no_answer_timeout"
          label="Ring time in seconds"
          hint="How long the phone rings before its caller reaches the mailbox."
        />
        <TextField
          form={form}
          name="location"
          label="Location"
          hint="Where the phone stands, for example “Room 12, first floor”."
          autoComplete="off"
          optional
        />
        <SecretField
          form={form}
          name="password"
          label="SIP password"
          hint={`What the phone signs in with. ${keeps}`}
          autoComplete="new-password"
          optional
        />
        <SecretField
          form={form}
          name="voicemail_pin"
          label="Voicemail PIN"
          hint={`4 to 10 digits, asked for when messages are listened to on a phone. ${keeps}`}
          autoComplete="new-password"
          optional
        />
      </MoreFields>
      <SoundAndSecurity form={form} />
    </>
  );
}

/** Where help is sent; asked for once there are locations to choose from. */
function EmergencyLocation({ form }: { form: Form<ExtensionFields> }) {
  const { data: locations } = useQuery(query('listLocations', {}));
  const { data: config } = useQuery(query('getConfig', {}));
  if (!locations || locations.items.length === 0) return null;
  const ofAll = locations.items.find(({ id }) => id === config?.emergency.location);
  return (
    <SelectField
      form={form}
      name="location_id"
      label="Emergency location"
      hint="Where help is sent when this phone calls an emergency number."
      options={[
        { value: '', label: ofAll ? `As the whole system: ${ofAll.name}` : 'Not known' },
        ...locations.items.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
