import { thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { LinesField, MoreFields, NumberField, TextField, TickField } from '../../design/fields.tsx';
import { OrderedListField } from '../../design/ordered-list-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { checkFields, type RouteFields, routeOf } from './outbound-fields.ts';

/** The form of an outbound route. */
export function RouteForm(props: ThingFormProps<RouteFields>) {
  const trunks = useQuery(query('listTrunks', {}));
  const trunkOptions = (trunks.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ThingForm {...props} schema={thingKinds['outbound-route'].schema} toBody={routeOf} check={checkFields}>
      {(form) => (
        <>
          <TextField
            form={form}
            name="name"
            label="Name"
            hint="For example “National” or “Mobile”."
            autoComplete="off"
          />
          <LinesField
            form={form}
            name="patterns"
            label="Numbers it takes"
            hint={
              <>
                Patterns, one to a line. <code>^[2-9][0-9]{'{9}'}$</code> is every number of ten digits that begins with
                2 to 9; <code>^9[0-9]+$</code> every one after a 9; <code>^(911|112)$</code> these two.
              </>
            }
          />
          <OrderedListField
            form={form}
            name="trunks"
            label="Trunks"
            hint="The next one is tried when one is down, full, silent or refuses; not when the other side is busy."
            options={trunkOptions}
            addLabel="Add a trunk"
            empty="No trunk yet."
          />
          <NumberField
            form={form}
            name="strip"
            label="Digits dropped at the beginning"
            hint="1 where a 9 is dialled for an outside line; 0 for none."
          />
          <TextField
            form={form}
            name="prepend"
            label="Put before what is left"
            hint="For example +1, where the provider wants the country code."
            width="short"
            autoComplete="off"
            optional
          />
          <MoreFields label="More settings" open={form.errors.ring_seconds !== undefined}>
            <NumberField
              form={form}
              name="ring_seconds"
              label="Ring time in seconds"
              hint="Then the caller is told that nobody answers."
            />
            <TickField
              form={form}
              name="enabled"
              label="In use"
              hint="Switched off, its numbers go by the next route."
            />
          </MoreFields>
        </>
      )}
    </ThingForm>
  );
}
