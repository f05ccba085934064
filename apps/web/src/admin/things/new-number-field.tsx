import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { type NameOf, NumberField } from '../../design/fields.tsx';
import type { FieldValues, Form } from '../../design/use-form.ts';
import { firstFree } from './first-free.ts';

/** The number something is dialled by; chosen as it is added, and the first that is free is offered. */
export function NewNumberField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, string>;
  /** Where its like have theirs. */
  range: readonly [first: number, last: number];
  /** What tells of its like. */
  like: 'listConferences' | 'listPagingZones' | 'listQueues' | 'listRingGroups';
}) {
  const [first, last] = props.range;
  const { data } = useQuery(query(props.like, {}));
  const free = data && firstFree(first, last, data.items);
  return (
    <NumberField
      form={props.form}
      name={props.name}
      label="Number"
      hint={`What is dialled, for example ${first}.${free ? ` ${free} is free.` : ''}`}
    />
  );
}
