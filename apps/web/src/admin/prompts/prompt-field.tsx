import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { type NameOf, SelectField } from '../../design/fields.tsx';
import type { FieldValues, Form } from '../../design/use-form.ts';

/** Which prompt is heard; `none` is what it is called when none of the house is. */
export function PromptField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, string>;
  label: string;
  hint?: string;
  none: string;
}) {
  const prompts = useQuery(query('listPrompts', {}));
  const { none, ...field } = props;
  return (
    <SelectField
      {...field}
      options={[
        { value: '', label: none },
        ...(prompts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
