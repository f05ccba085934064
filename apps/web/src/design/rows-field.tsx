import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { announce } from './announcer.ts';
import { focusMoveButton, MoveButton } from './move-button.tsx';
import styles from './rows-field.module.css';

/**
 * Rows of fields of their own, as many as are needed. The focus goes to a row that was added, and to the button that adds
 * one when a row was taken out; it stays with a row that was moved.
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
  /** Whether their order counts: each has buttons to move it then. */
  isOrdered?: true;
  set: (rows: readonly Row[]) => void;
  children: (row: Row, change: (part: Partial<Row>) => void, at: number) => ReactNode;
}) {
  const { rows, rowName, set } = props;
  const list = useRef<HTMLOListElement & HTMLUListElement>(null);
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
  const move = (from: number, to: number, way: 'up' | 'down') => {
    const row = rows[from];
    if (row === undefined || to < 0 || to >= rows.length) return;
    set(rows.toSpliced(from, 1).toSpliced(to, 0, row));
    announce(`${rowName(row, from)} is number ${to + 1} of ${rows.length}.`);
    requestAnimationFrame(() => focusMoveButton(list.current, to, way));
  };
  const List = props.isOrdered ? 'ol' : 'ul';
  return (
    <fieldset id={props.id} tabIndex={-1} className={styles.field} {...(props.error && { 'data-at-fault': true })}>
      <legend>{props.label}</legend>
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.error && <p className={styles.error}>{props.error}</p>}
      <List ref={list} className={styles.rows} data-ordered={props.isOrdered}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep nothing when they change places
          <li key={at}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within one would be framed twice */}
            <div role="group" aria-label={rowName(row, at)} className={styles.row}>
              {props.children(row, (part) => set(rows.with(at, { ...row, ...part })), at)}
            </div>
            {props.isOrdered && (
              <>
                <MoveButton way="up" name={rowName(row, at)} idle={at === 0} move={() => move(at, at - 1, 'up')} />
                <MoveButton
                  way="down"
                  name={rowName(row, at)}
                  idle={at === rows.length - 1}
                  move={() => move(at, at + 1, 'down')}
                />
              </>
            )}
            <ActionIcon variant="subtle" aria-label={`Take out ${rowName(row, at)}`} onClick={() => remove(row, at)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </List>
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
