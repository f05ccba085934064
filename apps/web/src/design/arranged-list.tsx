import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { wordsFor } from '../api/problem.ts';
import { announce } from './announcer.ts';
import styles from './arranged-list.module.css';
import { focusMoveButton, MoveButton } from './move-button.tsx';
import { showToast } from './toasts.ts';

/**
 * Things whose order counts, each with buttons to move it up and down. A move is sent at once; it is announced, and the
 * focus stays with what was moved. A refusal is told, and the order stays.
 */
export function ArrangedList<Row>(props: {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  children: (row: Row) => ReactNode;
  /** Sends the keys in their new order. */
  arrange: (keys: string[]) => Promise<void>;
}) {
  const { rows, rowKey, rowName } = props;
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ key: string; to: number; way: 'up' | 'down' } | null>(null);
  useLayoutEffect(() => {
    // The list may show its new order a while after the move was answered. Its button loses the focus only then.
    const last = moved.current;
    const row = last && rows[last.to];
    if (!row || rowKey(row) !== last.key) return;
    moved.current = null;
    focusMoveButton(list.current, last.to, last.way);
  });
  const move = async (from: number, to: number, way: 'up' | 'down') => {
    const row = rows[from];
    if (row === undefined || to < 0 || to >= rows.length) return;
    const keys = rows.map(rowKey);
    moved.current = { key: rowKey(row), to, way };
    try {
      await props.arrange(keys.toSpliced(from, 1).toSpliced(to, 0, rowKey(row)));
    } catch (thrown) {
      moved.current = null;
      return showToast({ id: 'order', tone: 'bad', text: wordsFor(thrown) });
    }
    announce(`${rowName(row)} is number ${to + 1} of ${rows.length}.`);
  };
  return (
    <ol ref={list} className={styles.list} aria-label={props.label}>
      {rows.map((row, at) => (
        <li key={rowKey(row)}>
          <div className={styles.content}>{props.children(row)}</div>
          <div className={styles.moves}>
            <MoveButton way="up" name={rowName(row)} idle={at === 0} move={() => void move(at, at - 1, 'up')} />
            <MoveButton
              way="down"
              name={rowName(row)}
              idle={at === rows.length - 1}
              move={() => void move(at, at + 1, 'down')}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
