/** What stands in a form's fields: text as typed, ticks, lists in an order, and rows of fields of their own. */
export type FieldValues = Readonly<Record<string, string | boolean | readonly string[] | readonly object[]>>;

/** A message for each field at fault. */
export type FieldErrors<Values> = Readonly<Partial<Record<keyof Values & string, string>>>;

/** A form between what the portal told and what is typed. */
export interface FormState<Values extends FieldValues> {
  readonly values: Values;
  /** What the fields held before anything was typed: as the portal told, or as it took them from us. */
  readonly base: Values;
  /** Which state of the portal the fields were filled from. */
  readonly told: string;
  /** What is being sent; null while nothing is. */
  readonly sent: Values | null;
  /** The next the portal tells is what it made of what we sent, not what others changed. */
  readonly awaitsOwn: boolean;
  /** Others changed a field that was typed in here. */
  readonly overtaken: boolean;
  readonly errors: FieldErrors<Values>;
  /** What is wrong but with no single field. */
  readonly problem: string | null;
  /** Grows with every refused try. */
  readonly refusals: number;
}

/** A form in which nothing was typed. `told` stands for the state of the portal that `initial` was taken from. */
export function filledIn<Values extends FieldValues>(initial: Values, told: string): FormState<Values> {
  return {
    ...{ values: initial, base: initial, told, sent: null, awaitsOwn: false, overtaken: false },
    ...{ errors: noErrors<Values>(), problem: null, refusals: 0 },
  };
}

/** Something was typed; a field at fault is checked again as it is corrected, by `errorsOf`. */
export function typed<Values extends FieldValues, Name extends keyof Values & string>(
  state: FormState<Values>,
  name: Name,
  value: Values[Name],
  errorsOf: (values: Values) => FieldErrors<Values>,
): FormState<Values> {
  const values = { ...state.values, [name]: value };
  if (!(name in state.errors)) return { ...state, values };
  return { ...state, values, errors: { ...without(state.errors, [name]), ...only(errorsOf(values), name) } };
}

/** The form is on its way. What is typed from here on is for the next time. */
export function sending<Values extends FieldValues>(state: FormState<Values>): FormState<Values> {
  return { ...state, sent: state.values };
}

/** The portal took what was sent. */
export function accepted<Values extends FieldValues>(state: FormState<Values>): FormState<Values> {
  const base = state.sent ?? state.base;
  return { ...state, base, sent: null, awaitsOwn: true, overtaken: false, errors: noErrors(), problem: null };
}

/** Nothing was sent, or the portal refused it. */
export function refused<Values extends FieldValues>(
  state: FormState<Values>,
  errors: FieldErrors<Values>,
  problem: string | null,
): FormState<Values> {
  return { ...state, sent: null, errors, problem, refusals: state.refusals + 1 };
}

/**
 * The portal tells another state of what is changed here. Fields in which nothing was typed show it; what was typed stays. While
 * something is sent it is not taken: whether it is ours is known only then.
 */
export function retold<Values extends FieldValues>(
  state: FormState<Values>,
  initial: Values,
  told: string,
): FormState<Values> {
  if (state.sent !== null || told === state.told) return state;
  const names = Object.keys(initial) as (keyof Values & string)[];
  const own = names.filter((name) => !isSame(state.values[name], state.base[name]));
  const isOvertaken = own.some(
    (name) => !isSame(initial[name], state.base[name]) && !isSame(initial[name], state.values[name]),
  );
  return {
    ...state,
    values: { ...initial, ...Object.fromEntries(own.map((name) => [name, state.values[name]])) },
    base: initial,
    told,
    awaitsOwn: false,
    overtaken: own.length > 0 && (state.overtaken || (isOvertaken && !state.awaitsOwn)),
    errors: without(
      state.errors,
      names.filter((name) => !own.includes(name)),
    ),
  };
}

function noErrors<Values>(): FieldErrors<Values> {
  return {} as FieldErrors<Values>;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function without<Values>(errors: FieldErrors<Values>, names: readonly string[]): FieldErrors<Values> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !names.includes(name))) as FieldErrors<Values>;
}

function only<Values>(errors: FieldErrors<Values>, name: keyof Values & string): FieldErrors<Values> {
  return Object.fromEntries(Object.entries(errors).filter(([other]) => other === name)) as FieldErrors<Values>;
}
