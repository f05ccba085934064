import { Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ComboboxInput } from '../design/combobox-field.tsx';
import type { ListedOption } from '../design/find-options.ts';
import { RowsField } from '../design/rows-field.tsx';
import { destinationIn, outsideOptions } from './destinations.ts';
import { dialledOptions, type TargetRow, targetIn } from './ring-targets.ts';
import styles from './ring-targets-field.module.css';

/** Who rings, in an order: extensions of the house and numbers outside. */
export function RingTargetsField(props: {
  id: string;
  label: string;
  hint: ReactNode;
  error: string | undefined;
  /** As in "Member 2", and "Add a member". */
  noun: string;
  /** What its seconds are called; null: they don't count. */
  secondsLabel: string | null;
  /** Extensions that can be chosen; null: whoever fills it in is not shown them, and types numbers. */
  extensions: readonly { number: string; name: string }[] | null;
  rows: readonly TargetRow[];
  newRow: TargetRow;
  faultOf: (row: TargetRow) => string | null;
  set: (rows: readonly TargetRow[]) => void;
}) {
  const { noun, secondsLabel, error, faultOf } = props;
  const extensions = props.extensions?.map(optionOf) ?? [];
  const labelOf = (value: string) => labelOfTarget(value, extensions);
  const named = (at: number) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${at + 1}`;
  return (
    <RowsField
      isOrdered
      id={props.id}
      label={props.label}
      hint={props.hint}
      error={error}
      rows={props.rows}
      rowName={({ who }, at) => (who === '' ? named(at) : `${named(at)}: ${labelOf(who)}`)}
      newRow={props.newRow}
      addLabel={`Add a ${noun}`}
      set={props.set}
    >
      {(row, change) => (
        <div className={styles.target}>
          <div className={styles.who}>
            <ComboboxInput
              label="Who rings"
              placeholder={props.extensions ? 'Type a number or a name' : 'Type a number'}
              options={extensions}
              typedOptions={props.extensions ? outsideOptions : dialledOptions}
              labelOf={labelOf}
              error={undefined}
              value={row.who}
              set={(who) => change({ who })}
            />
          </div>
          {secondsLabel && (
            <TextInput
              label={secondsLabel}
              className={styles.seconds ?? ''}
              inputMode="numeric"
              autoComplete="off"
              value={row.seconds}
              onChange={(event) => change({ seconds: event.currentTarget.value })}
            />
          )}
          {targetIn(row)?.type === 'external' && (
            <Checkbox
              className={styles.whole ?? ''}
              label="Who answers must press 1"
              description="Else a mailbox outside could take the call."
              checked={row.confirm}
              onChange={(event) => change({ confirm: event.currentTarget.checked })}
            />
          )}
          {error && faultOf(row) && <p className={styles.fault}>{faultOf(row)}</p>}
        </div>
      )}
    </RowsField>
  );
}

function optionOf({ number, name }: { number: string; name: string }): ListedOption {
  return { value: `extension:${number}`, label: `${number} ${name}`, group: 'Extensions' };
}

function labelOfTarget(value: string, extensions: readonly ListedOption[]): string {
  const known = extensions.find((option) => option.value === value);
  const target = destinationIn(value);
  if (known || !target || !('target' in target)) return known?.label ?? value;
  return target.type === 'external' ? `Outside number ${target.target}` : `Extension ${target.target}`;
}
