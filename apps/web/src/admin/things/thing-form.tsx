import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { FormView } from '../../design/form.tsx';
import { type FieldErrors, type FieldValues, type Form, useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';

/** What the form of a thing is given by the page it stands on. */
export interface ThingFormProps<Fields extends FieldValues> {
  initial: Fields;
  /** When the thing was saved last; null: it is being added. */
  saved: string | null;
  /** The button that adds the thing, and the list of its like; null: there is the thing already, and it is changed. */
  adding: { readonly submitLabel: string; readonly list: string } | null;
  send: (fields: Fields) => Promise<void>;
}

/** The frame of every thing's form; `children` are its fields. */
export function ThingForm<Fields extends FieldValues>(
  props: ThingFormProps<Fields> & {
    schema: z.ZodType;
    /** The fields as the API wants them. */
    toBody: (fields: Fields) => unknown;
    /** What the schema has no words for. */
    check?: (fields: Fields) => FieldErrors<Fields>;
    children: (form: Form<Fields>) => ReactNode;
  },
) {
  const { adding, check } = props;
  const consequence = useSaveConsequence();
  const form = useForm<Fields>({
    initial: props.initial,
    saved: props.saved,
    schema: props.schema,
    toBody: props.toBody,
    ...(check && { check }),
    send: props.send,
  });
  return (
    <FormView
      form={form}
      submitLabel={adding?.submitLabel ?? 'Save changes'}
      sendingLabel={adding ? 'Adding…' : 'Saving…'}
      consequence={consequence}
      cancel={adding && <Link to={adding.list}>Cancel</Link>}
    >
      {props.children(form)}
    </FormView>
  );
}
