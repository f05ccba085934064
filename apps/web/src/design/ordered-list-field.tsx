import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { announce } from './announcer.ts';
import type { NameOf, Option } from './fields.tsx';
import { focusMoveButton, MoveButton } from './move-button.tsx';
import styles from './ordered-list-field.module.css';
import type { FieldValues, Form } from './use-form.ts';

/**
 * Some of `options`, in an order people choose. Each entry has buttons to move it up and down and to take it out; what was
 * done is announced, and the focus stays with the entry that moved.
 */
export function OrderedListField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, readonly string[]>;
  label: string;
  hint?: ReactNode;
  options: readonly Option[];
  /** Over the control that adds one: "Add a codec". */
  addLabel: string;
  /** Shown while nothing is chosen. */
  empty: string;
}) {
  const { form, name, options } = props;
  const list = useRef<HTMLOListElement>(null);
  const chosen = form.values[name] as readonly string[];
  const rest = options.filter(({ value }) => !chosen.includes(value));
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  const set = (next: readonly string[]) => form.set(name, next as Values[typeof name]);

  const move = (from: number, to: number, button: 'up' | 'down') => {
    const value = chosen[from];
    if (value === undefined || to < 0 || to >= chosen.length) return;
    set(chosen.toSpliced(from, 1).toSpliced(to, 0, value));
    announce(`${labelOf(value)} is number ${to + 1} of ${chosen.length}.`);
    requestAnimationFrame(() => focusMoveButton(list.current, to, button));
  };
  const remove = (value: string) => {
    set(chosen.filter((other) => other !== value));
    announce(`${labelOf(value)} was taken out.`);
    document.getElementById(form.fieldId(name))?.focus();
  };

  return (
    <fieldset className={styles.field}>
      <legend>{props.label}</legend>
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {chosen.length === 0 && <p className={styles.hint}>{props.empty}</p>}
      <ol ref={list} className={styles.list}>
        {chosen.map((value, at) => (
          <li key={value}>
            <bdi className={styles.label}>{labelOf(value)}</bdi>
            <MoveButton way="up" name={labelOf(value)} idle={at === 0} move={() => move(at, at - 1, 'up')} />
            <MoveButton
              way="down"
              name={labelOf(value)}
              idle={at === chosen.length - 1}
              move={() => move(at, at + 1, 'down')}
            />
            <ActionIcon variant="subtle" aria-label={`Take out ${labelOf(value)}`} onClick={() => remove(value)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <NativeSelect
        id={form.fieldId(name)}
        label={props.addLabel}
        className={styles.add ?? ''}
        error={form.errors[name]}
        disabled={rest.length === 0 && chosen.length > 0}
        data={[{ value: '', label: rest.length > 0 ? 'Choose…' : 'There is no other' }, ...rest]}
        value=""
        onChange={({ currentTarget: { value } }) => {
          if (value === '') return;
          set([...chosen, value]);
          announce(`${labelOf(value)} was added as number ${chosen.length + 1}.`);
        }}
      />
    </fieldset>
  );
}
