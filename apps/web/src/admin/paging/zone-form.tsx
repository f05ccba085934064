import { thingKinds } from '@flexpbx/domain';
import { ChoiceField, MoreFields, NumberField, TextField, TickField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { ExtensionRowsField } from '../../telephony/extension-rows-field.tsx';
import { NewNumberField } from '../things/new-number-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { DevicesField } from './devices-field.tsx';
import { bodyOf, checkFields, newExtension, type ZoneFields } from './zone-fields.ts';

type ZoneForm = Form<ZoneFields>;

/** The form of a paging zone: who hears it, who may speak, and how. */
export function ZoneFormView(props: ThingFormProps<ZoneFields>) {
  return (
    <ThingForm {...props} schema={thingKinds['paging-zone'].schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          {props.adding && <NewNumberField form={form} name="number" range={[9001, 9999]} like="listPagingZones" />}
          <TextField form={form} name="name" label="Name" hint="For example “First floor”." autoComplete="off" />
          <Members form={form} />
          <TickField
            form={form}
            name="priority"
            label="Priority"
            hint="Heard also by who is in a call, within the call, and by who doesn’t want to be disturbed. Else both are left alone."
          />
          <TickField
            form={form}
            name="talkback"
            label="Those who hear it can answer"
            hint="Everybody hears who speaks. Else only the pager is heard."
          />
          <TickField form={form} name="tone" label="A tone before the voice" />
          <Callers form={form} />
        </>
      )}
    </ThingForm>
  );
}

function Members({ form }: { form: ZoneForm }) {
  return (
    <>
      <ChoiceField
        form={form}
        name="reach"
        label="Who hears it"
        options={[
          { value: 'members', label: 'Its own phones and loudspeakers' },
          { value: 'all-zones', label: 'All zones', hint: 'Whoever is in several of them hears it once.' },
          { value: 'everybody', label: 'All zones and every phone of the house' },
        ]}
      />
      <ExtensionRowsField
        id={form.fieldId('phones')}
        label={form.values.reach === 'members' ? 'Phones' : 'Phones besides (optional)'}
        hint="They answer by themselves, if they can: phones of most makers do."
        error={form.errors.phones}
        noun="Phone"
        addLabel="Add a phone"
        newRow={newExtension}
        rows={form.values.phones}
        set={(rows) => form.set('phones', rows)}
      />
      <DevicesField form={form} />
    </>
  );
}

function Callers({ form }: { form: ZoneForm }) {
  const { who, pin, max_seconds: seconds } = form.values;
  const isOpen = who === 'listed' || pin !== '' || seconds !== '120';
  const isAtFault = (['callers', 'pin', 'max_seconds'] as const).some((name) => form.errors[name] !== undefined);
  return (
    <MoreFields label="Who may page" open={isOpen || isAtFault}>
      <ChoiceField
        form={form}
        name="who"
        label="It may be paged by"
        options={[
          { value: 'everybody', label: 'Every phone of the house' },
          { value: 'listed', label: 'Some extensions' },
        ]}
      />
      {who === 'listed' && (
        <ExtensionRowsField
          id={form.fieldId('callers')}
          label="Extensions that may page"
          hint="Others hear that they can’t."
          error={form.errors.callers}
          noun="Caller"
          addLabel="Add a caller"
          newRow={newExtension}
          rows={form.values.callers}
          set={(rows) => form.set('callers', rows)}
        />
      )}
      <NumberField form={form} name="pin" label="PIN" hint="Asked of who pages. 4 to 10 digits." optional />
      <NumberField
        form={form}
        name="max_seconds"
        label="Longest page in seconds"
        hint="Then it ends by itself: a receiver that lies beside its phone would keep the loudspeakers busy."
      />
    </MoreFields>
  );
}
