import { thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { MoreFields, NumberField, SelectField, TextField, TickField } from '../../design/fields.tsx';
import type { Form } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { MusicField } from '../music/music-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { bodyOf, checkFields, type InboundFields, needsMore } from './inbound-fields.ts';

/** The form of an inbound route: the number and where its calls go first, then hours, then what few need. */
export function InboundForm(props: ThingFormProps<InboundFields>) {
  return (
    <ThingForm {...props} schema={thingKinds['inbound-route'].schema} toBody={bodyOf} check={checkFields}>
      {(form) => (
        <>
          <TextField
            form={form}
            name="name"
            label="Name"
            hint="For example “Main line” or “Library”."
            autoComplete="off"
          />
          <TextField
            form={form}
            name="number"
            label="Number that is called"
            hint={
              <>
                As the telephone company sends it, for example 5550100; <code>5550*</code> for all that begin so. Left
                empty, it takes every number nothing else is said about.
              </>
            }
            autoComplete="off"
            optional
          />
          <DestinationField
            form={form}
            name="destination"
            label="Calls go to"
            hint="An extension, a ring group, a queue, a menu, a conference, a mailbox, or a number outside."
            except={form.values.id}
          />
          <HoursFields form={form} />
          <RareFields form={form} />
        </>
      )}
    </ThingForm>
  );
}

function HoursFields({ form }: { form: Form<InboundFields> }) {
  const schedules = useQuery(query('listSchedules', {}));
  const switches = useQuery(query('listSwitches', {}));
  const canBeClosed = form.values.schedule !== '' || form.values.switch !== '';
  return (
    <>
      <SelectField
        form={form}
        name="schedule"
        label="Hours"
        options={[
          { value: '', label: 'Always open' },
          ...(schedules.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        form={form}
        name="switch"
        label="Day/night switch"
        hint="Set to night, it closes this number whatever the hours say."
        options={[
          { value: '', label: 'None' },
          ...(switches.data?.items ?? []).map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
        ]}
      />
      {canBeClosed && (
        <DestinationField
          form={form}
          name="closed_destination"
          label="While it is closed, calls go to"
          except={form.values.id}
        />
      )}
    </>
  );
}

function RareFields({ form }: { form: Form<InboundFields> }) {
  const trunks = useQuery(query('listTrunks', {}));
  return (
    <MoreFields label="More settings" open={needsMore(form.values, (name) => form.errors[name] !== undefined)}>
      <SelectField
        form={form}
        name="caller_rule"
        label="Whose calls"
        options={[
          { value: 'everybody', label: 'Everybody’s' },
          { value: 'number', label: 'Only those of some callers' },
          { value: 'anonymous', label: 'Only those without a number' },
        ]}
      />
      {form.values.caller_rule === 'number' && (
        <TextField
          form={form}
          name="caller"
          label="Number of the caller"
          hint={
            <>
              For example 2125550199, or <code>+1212*</code> for all that begin so.
            </>
          }
          autoComplete="off"
        />
      )}
      <SelectField
        form={form}
        name="trunk"
        label="Only calls by the trunk"
        options={[
          { value: '', label: 'Any' },
          ...(trunks.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        form={form}
        name="name_prefix"
        label="Before the caller’s name"
        hint="So that who answers sees which number was called, for example “Sales: ”."
        autoComplete="off"
        optional
      />
      <NumberField
        form={form}
        name="queue_priority"
        label="Priority in queues"
        hint="0 to 10. In every queue they come to, its callers stand before those with less."
      />
      <MusicField form={form} name="music" label="Music on hold" none="As the whole system" />
      <TickField
        form={form}
        name="enabled"
        label="In use"
        hint="Switched off, its calls go where the next number that takes them leads."
      />
    </MoreFields>
  );
}
