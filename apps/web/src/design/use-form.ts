import { useCallback, useId, useState } from 'react';
import type { z } from 'zod';
import { ApiProblem, wordsFor } from '../api/problem.ts';
import {
  accepted,
  type FieldErrors,
  type FieldValues,
  filledIn,
  refused,
  retold,
  sending,
  typed,
} from './form-state.ts';

export type { FieldErrors, FieldValues } from './form-state.ts';

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
  /** Others changed a field that was typed in here; what was typed stands there. */
  readonly overtaken: boolean;
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
  /** Tells one saved state from the next where `initial` does not, since it leaves out secrets. */
  saved?: unknown;
  schema: z.ZodType;
  /** The fields as the API wants them. */
  toBody: (values: Values) => unknown;
  /** Rules between fields, which no schema of the API knows ("repeat it"). */
  check?: (values: Values) => FieldErrors<Values>;
  send: (values: Values) => Promise<void>;
}): Form<Values> {
  const { initial, schema, toBody, check, send } = options;
  const formId = useId();
  const told = JSON.stringify([initial, options.saved ?? null]);
  const [kept, setState] = useState(() => filledIn(initial, told));
  const state = retold(kept, initial, told);
  if (state !== kept) setState(state);

  const errorsOf = (checked: Values): FieldErrors<Values> => ({
    ...fieldErrors(schema, toBody(checked), checked),
    ...check?.(checked),
  });
  return {
    values: state.values,
    errors: state.errors,
    problem: state.problem,
    sending: state.sent !== null,
    overtaken: state.overtaken,
    refusals: state.refusals,
    fieldId: useCallback((name: string) => `${formId}${name}`, [formId]),
    set: (name, value) => setState((now) => typed(now, name, value, errorsOf)),
    submit: async () => {
      if (state.sent !== null) return;
      const { values } = state;
      const found = errorsOf(values);
      if (Object.keys(found).length > 0) return setState((now) => refused(now, found, null));
      setState(sending);
      try {
        await send(values);
        setState(accepted);
      } catch (thrown) {
        const { atFields, words } = refusalOf(thrown, values);
        setState((now) => refused(now, atFields, words));
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
