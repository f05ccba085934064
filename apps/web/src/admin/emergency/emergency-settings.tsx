import { type EmergencySettings as Settings, settingsSections } from '@flexpbx/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { LinesField, MoreFields, NumberField, SelectField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { OrderedListField } from '../../design/ordered-list-field.tsx';
import { Section } from '../../design/page.tsx';
import { type Form, useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { useTellChange } from '../things/use-tell-change.ts';
import { changeOf, checkFields, type EmergencyFields, fieldsOf } from './emergency-fields.ts';

const schema = settingsSections.emergency.omit({ production_mode: true });

/** How emergency calls leave, where help is sent when nothing else is known, and who is told. */
export function EmergencySettings() {
  const config = useQuery(query('getConfig', {}));
  return (
    <Section title="Settings">
      <Loaded query={config}>{({ emergency }) => <SettingsForm emergency={emergency} />}</Loaded>
    </Section>
  );
}

function SettingsForm({ emergency }: { emergency: Settings }) {
  const consequence = useSaveConsequence();
  const tellChange = useTellChange();
  const form = useForm({
    initial: fieldsOf(emergency),
    schema,
    toBody: changeOf,
    check: checkFields,
    send: async (fields) => {
      await request('changeConfig', { body: { emergency: changeOf(fields) } });
      tellChange('What is done with emergency calls was changed.');
    },
  });
  const mode = emergency.production_mode
    ? 'Production mode is on: the next emergency call goes out by these settings.'
    : 'The system stays in test mode: nothing leaves this machine.';
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…" consequence={`${consequence} ${mode}`}>
      <Choices form={form} />
      <LinesField form={form} name="notify" label="Told by mail" hint="Mail addresses, one to a line." optional />
      <NumberField
        form={form}
        name="callback_minutes"
        label="Minutes for calls back"
        hint="How long a call to the number that was shown rings at the phone that called for help."
      />
      <Dialled form={form} />
    </FormView>
  );
}

function Choices({ form }: { form: Form<EmergencyFields> }) {
  const [trunks, locations, extensions] = useQueries({
    queries: [query('listTrunks', {}), query('listLocations', {}), query('listExtensions', {})],
  });
  return (
    <>
      <OrderedListField
        form={form}
        name="trunks"
        label="Trunks"
        hint="The next one is tried when one does not get the call through. Limits of a trunk don’t hold an emergency call back."
        options={(trunks.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        addLabel="Add a trunk"
        empty="No trunk: emergency calls can’t leave."
      />
      <SelectField
        form={form}
        name="location"
        label="Location of the whole system"
        hint="Where help is sent when a phone has no location of its own."
        options={[
          { value: '', label: 'None' },
          ...(locations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        form={form}
        name="security_desk"
        label="Security desk"
        hint="An extension that is rung during an emergency call and told who called from where."
        options={[
          { value: '', label: 'Nobody is rung' },
          ...(extensions.data?.items ?? []).map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
        ]}
      />
    </>
  );
}

/** What is dialled for help; right as it is for most. */
function Dialled({ form }: { form: Form<EmergencyFields> }) {
  const { errors } = form;
  return (
    <MoreFields label="Numbers that are dialled" open={errors.numbers !== undefined || errors.prefix !== undefined}>
      <LinesField
        form={form}
        name="numbers"
        label="Emergency numbers"
        hint="One to a line. They can always be dialled, from every phone, and nothing else may have them."
      />
      <NumberField
        form={form}
        name="prefix"
        label="Digit people may dial first"
        hint="Out of habit, for an outside line: with 9, 9911 is 911 too. It is never needed."
        optional
      />
    </MoreFields>
  );
}
