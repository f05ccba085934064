import { Checkbox, NativeSelect, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import styles from './form.module.css';
import type { FieldValues, Form } from './use-form.ts';

/** Names of the fields of `Values` that hold a `Kind`. */
export type NameOf<Values, Kind> = {
  [Name in keyof Values & string]: Values[Name] extends Kind ? Name : never;
}[keyof Values & string];

/** What can be chosen, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Whether a field may stay empty: `told` says it of several at once, above them, and not at each. */
export type Optional = boolean | 'told';

/** A field's label, which ends in "(optional)" where it may stay empty. */
export function labelOf({ label, optional }: { label: string; optional?: Optional | undefined }): string {
  return optional === true ? `${label} (optional)` : label;
}

interface TextProps<Values extends FieldValues> {
  form: Form<Values>;
  name: NameOf<Values, string>;
  label: string;
  hint?: ReactNode;
  autoComplete: HTMLInputAutoCompleteAttribute;
}

/** A line of text. */
export function TextField<Values extends FieldValues>(
  props: TextProps<Values> & { inputMode?: 'numeric' | 'email'; width?: 'short'; optional?: Optional },
) {
  return (
    <TextInput
      {...shared(props)}
      label={labelOf(props)}
      inputMode={props.inputMode ?? 'text'}
      spellCheck={false}
      {...(props.width && { styles: { input: { maxWidth: '12rem' } } })}
    />
  );
}

/** A number: one to be dialled, or an amount. */
export function NumberField<Values extends FieldValues>(
  props: Omit<TextProps<Values>, 'autoComplete'> & { optional?: Optional },
) {
  return <TextField {...props} autoComplete="off" inputMode="numeric" width="short" />;
}

/** Something secret; its own button shows what was typed. */
export function SecretField<Values extends FieldValues>(props: TextProps<Values> & { optional?: Optional }) {
  return (
    <PasswordInput
      {...shared(props)}
      label={labelOf(props)}
      visibilityToggleButtonProps={{ 'aria-label': `Show ${props.label.toLowerCase()}`, tabIndex: 0, size: 26 }}
    />
  );
}

function shared<Values extends FieldValues>({ form, name, hint, autoComplete }: TextProps<Values>) {
  return {
    id: form.fieldId(name),
    name,
    description: hint,
    error: form.errors[name],
    autoComplete,
    value: form.values[name] as string,
    onChange: (event: { currentTarget: { value: string } }) =>
      form.set(name, event.currentTarget.value as Values[typeof name]),
  };
}

/** One of a few, or of many known ones; the browser's own select, which every screen reader and phone knows. */
export function SelectField<Values extends FieldValues>(
  props: Omit<TextProps<Values>, 'autoComplete'> & { options: readonly Option[]; width?: 'short' },
) {
  return (
    <NativeSelect
      {...shared({ ...props, autoComplete: 'off' })}
      label={props.label}
      data={props.options.map((option) => ({ ...option }))}
      {...(props.width && { styles: { input: { maxWidth: '12rem' } } })}
    />
  );
}

/** One of a few that need a word of explanation each. */
export function ChoiceField<Values extends FieldValues>(
  props: Omit<TextProps<Values>, 'autoComplete'> & { options: readonly (Option & { hint?: ReactNode })[] },
) {
  const { form, name } = props;
  return (
    <Radio.Group
      id={form.fieldId(name)}
      name={form.fieldId(name)}
      label={props.label}
      description={props.hint}
      error={form.errors[name]}
      value={form.values[name] as string}
      onChange={(value) => form.set(name, value as Values[typeof name])}
    >
      <div className={styles.choices}>
        {props.options.map(({ value, label, hint }) => (
          <Radio key={value} value={value} label={label} description={hint} />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Several lines of text. */
export function LinesField<Values extends FieldValues>(
  props: Omit<TextProps<Values>, 'autoComplete'> & { optional?: Optional },
) {
  return (
    <Textarea
      {...shared({ ...props, autoComplete: 'off' })}
      label={labelOf(props)}
      autosize
      minRows={2}
      maxRows={10}
      spellCheck={false}
    />
  );
}

/** Something that is so or is not. */
export function TickField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, boolean>;
  label: string;
  hint?: ReactNode;
}) {
  const { form, name } = props;
  return (
    <Checkbox
      id={form.fieldId(name)}
      name={name}
      label={props.label}
      description={props.hint}
      error={form.errors[name]}
      checked={form.values[name] as boolean}
      onChange={(event) => form.set(name, event.currentTarget.checked as Values[typeof name])}
    />
  );
}

/** Fields most people never need, out of the way until asked for; opened when one of them is at fault. */
export function MoreFields(props: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details className={styles.more} {...(props.open && { open: true })}>
      <summary>{props.label}</summary>
      <div className={styles.moreFields}>{props.children}</div>
    </details>
  );
}
