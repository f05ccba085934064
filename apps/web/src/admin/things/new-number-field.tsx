import type { NameOf } from '../../design/fields.tsx';
import { NumberField } from '../../design/fields.tsx';
import type { FieldValues, Form } from '../../design/use-form.ts';
import { firstFree } from './first-free.ts';

/** The number something is dialled by; chosen as it is added, and the first that is free is offered. */
export function NewNumberField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, string>;
  /** Where its like have theirs. */
  range: readonly [first: number, last: number];
  /** Its like; undefined until known. */
  taken: readonly { readonly number: string }[] | undefined;
}) {
  const [first, last] = props.range;
  const free = props.taken && firstFree(first, last, props.taken);
  return (
    <NumberField
      form={props.form}
      name={props.name}
      label="Number"
      hint={`What is dialled, for example ${first}.${free ? ` ${free} is free.` : ''}`}
    />
  );
}
