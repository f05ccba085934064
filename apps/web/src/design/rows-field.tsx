import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { announce } from './announcer.ts';
import styles from './rows-field.module.css';

/**
 * Rows of fields of their own, as many as are needed. The focus goes to a row that was added, and to the button that adds
 * one when a row was taken out.
 */
export function RowsField<Row>(props: {
  /** Where the error summary leads. */
  id: string;
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  rows: readonly Row[];
  /** As in "Holiday 2": each row's name for screen readers. */
  rowName: (row: Row, at: number) => string;
  newRow: Row;
  addLabel: string;
  set: (rows: readonly Row[]) => void;
  children: (row: Row, change: (part: Partial<Row>) => void, at: number) => ReactNode;
}) {
  const { rows, rowName, set } = props;
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    set([...rows, props.newRow]);
    requestAnimationFrame(() => list.current?.lastElementChild?.querySelector('input')?.focus());
  };
  const remove = (row: Row, at: number) => {
    set(rows.toSpliced(at, 1));
    announce(`${rowName(row, at)} was taken out.`);
    addButton.current?.focus();
  };
  return (
    <fieldset id={props.id} tabIndex={-1} className={styles.field} {...(props.error && { 'data-at-fault': true })}>
      <legend>{props.label}</legend>
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.error && <p className={styles.error}>{props.error}</p>}
      <ul ref={list} className={styles.rows}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never change places
          <li key={at}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within one would be framed twice */}
            <div role="group" aria-label={rowName(row, at)} className={styles.row}>
              {props.children(row, (part) => set(rows.with(at, { ...row, ...part })), at)}
            </div>
            <ActionIcon variant="subtle" aria-label={`Take out ${rowName(row, at)}`} onClick={() => remove(row, at)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        ref={addButton}
        className={styles.add ?? ''}
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
      >
        {props.addLabel}
      </Button>
    </fieldset>
  );
}
