import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import styles from './form.module.css';
import type { FieldValues, Form } from './use-form.ts';

/** Names of the fields of `Values` that hold a `Kind`. */
type NameOf<Values, Kind> = { [Name in keyof Values & string]: Values[Name] extends Kind ? Name : never }[keyof Values &
  string];

interface TextProps<Values extends FieldValues> {
  form: Form<Values>;
  name: NameOf<Values, string>;
  label: string;
  hint?: ReactNode;
  autoComplete: HTMLInputAutoCompleteAttribute;
}

/** A line of text. Its label ends in "(optional)" where it may stay empty. */
export function TextField<Values extends FieldValues>(
  props: TextProps<Values> & { inputMode?: 'text' | 'numeric' | 'email'; width?: 'short'; optional?: boolean },
) {
  return (
    <TextInput
      {...shared(props)}
      label={props.optional ? `${props.label} (optional)` : props.label}
      inputMode={props.inputMode ?? 'text'}
      spellCheck={false}
      {...(props.width && { styles: { input: { maxWidth: '12rem' } } })}
    />
  );
}

/** Something secret; its own button shows what was typed. */
export function SecretField<Values extends FieldValues>(props: TextProps<Values> & { optional?: boolean }) {
  return (
    <PasswordInput
      {...shared(props)}
      label={props.optional ? `${props.label} (optional)` : props.label}
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
