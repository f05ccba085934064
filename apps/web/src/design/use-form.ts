import { useCallback, useId, useState } from 'react';
import type { z } from 'zod';
import { ApiProblem, wordsFor } from '../api/problem.ts';

/** What stands in a form's fields: text as typed, ticks, lists in an order, and rows of fields of their own. */
export type FieldValues = Readonly<Record<string, string | boolean | readonly string[] | readonly object[]>>;

/** A message for each field at fault. */
export type FieldErrors<Values> = Readonly<Partial<Record<keyof Values & string, string>>>;

/** The first message for each field of `values` that `body` breaks a rule of `schema` in. */
export function fieldErrors<Values extends FieldValues>(
  schema: z.ZodType,
  body: unknown,
  values: Values,
): FieldErrors<Values> {
  const parsed = schema.safeParse(body);
  const issues = parsed.success ? [] : parsed.error.issues;
  const first = issues.toReversed().map(({ path, message }) => [String(path[0]), message]);
  return Object.fromEntries(first.filter(([name]) => name !== undefined && name in values)) as FieldErrors<Values>;
}

/** A form while it is filled in and sent. */
export interface Form<Values extends FieldValues> {
  readonly values: Values;
  readonly errors: FieldErrors<Values>;
  /** What is wrong but with no single field. */
  readonly problem: string | null;
  readonly sending: boolean;
  /** Grows with every refused try: the error summary takes the focus each time. */
  readonly refusals: number;
  fieldId(name: keyof Values & string): string;
  set<Name extends keyof Values & string>(name: Name, value: Values[Name]): void;
  submit(): Promise<void>;
}

/**
 * The one way forms work: nothing is complained about while it is typed; on sending every field is checked by the rule
 * the portal has too, then the portal's own complaints are put at their fields; a field at fault is checked again as it
 * is corrected.
 */
export function useForm<Values extends FieldValues>(options: {
  initial: Values;
  schema: z.ZodType;
  /** The fields as the API wants them. */
  toBody: (values: Values) => unknown;
  /** Rules between fields, which no schema of the API knows ("repeat it"). */
  check?: (values: Values) => FieldErrors<Values>;
  send: (values: Values) => Promise<void>;
}): Form<Values> {
  const { schema, toBody, check, send } = options;
  const formId = useId();
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FieldErrors<Values>>({} as FieldErrors<Values>);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState(0);

  const errorsOf = (checked: Values): FieldErrors<Values> => ({
    ...fieldErrors(schema, toBody(checked), checked),
    ...check?.(checked),
  });
  const refuse = (found: FieldErrors<Values>, words: string | null) => {
    setErrors(found);
    setProblem(words);
    setRefusals((count) => count + 1);
  };

  return {
    values,
    errors,
    problem,
    sending,
    refusals,
    fieldId: useCallback((name: string) => `${formId}${name}`, [formId]),
    set: (name, value) => {
      const next = { ...values, [name]: value };
      setValues(next);
      if (name in errors) {
        const { [name]: _, ...others } = errors;
        const still = errorsOf(next)[name];
        setErrors((still === undefined ? others : { ...errors, [name]: still }) as FieldErrors<Values>);
      }
    },
    submit: async () => {
      if (sending) return;
      const found = errorsOf(values);
      if (Object.keys(found).length > 0) return refuse(found, null);
      setSending(true);
      try {
        await send(values);
        setErrors({} as FieldErrors<Values>);
        setProblem(null);
      } catch (thrown) {
        const { atFields, words } = refusalOf(thrown, values);
        refuse(atFields, words);
      } finally {
        setSending(false);
      }
    },
  };
}

/** The portal's complaint, put at this form's fields; `words` when it is about none of them. */
export function refusalOf<Values extends FieldValues>(
  thrown: unknown,
  values: Values,
): { atFields: FieldErrors<Values>; words: string | null } {
  const fields = thrown instanceof ApiProblem ? Object.entries(thrown.fields) : [];
  const known = fields.filter(([name]) => name in values);
  const told = new Set(known.map(([, message]) => message));
  const isAllTold = known.length > 0 && fields.every(([, message]) => told.has(message));
  return { atFields: Object.fromEntries(known) as FieldErrors<Values>, words: isAllTold ? null : wordsFor(thrown) };
}
