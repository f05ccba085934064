import { timeZones } from '@flexpbx/domain';
import { ComboboxField } from '../../design/combobox-field.tsx';
import type { NameOf } from '../../design/fields.tsx';
import type { ListedOption } from '../../design/find-options.ts';
import type { FieldValues, Form } from '../../design/use-form.ts';

const zones: readonly ListedOption[] = timeZones().map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
  group: zone.includes('/') ? zone.replace(/\/.*/, '') : 'No place',
}));

/** The time zone by whose clocks something goes. */
export function TimeZoneField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, string>;
  hint: string;
}) {
  return (
    <ComboboxField {...props} label="Time zone" placeholder="Type a place" options={zones} labelOf={(zone) => zone} />
  );
}
