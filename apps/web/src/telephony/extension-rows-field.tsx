import type { ReactNode } from 'react';
import { ComboboxInput } from '../design/combobox-field.tsx';
import { RowsField } from '../design/rows-field.tsx';
import styles from './extension-rows-field.module.css';
import { usePlaces } from './use-places.ts';

/** One extension among some; empty: not chosen yet. */
export interface ExtensionRow {
  readonly extension: string;
}

/** Some extensions of the house, each found by its number or name; `also`: fields of each besides. */
export function ExtensionRowsField<Row extends ExtensionRow>(props: {
  id: string;
  label: string;
  hint: string;
  error: string | undefined;
  /** As in "Phone 2". */
  noun: string;
  addLabel: string;
  rows: readonly Row[];
  newRow: Row;
  /** Whether their order counts. */
  isOrdered?: true;
  set: (rows: readonly Row[]) => void;
  also?: (row: Row, change: (part: Partial<Row>) => void) => ReactNode;
}) {
  const { extensions } = usePlaces();
  const { noun, also, ...field } = props;
  const options = extensions.map(({ number, name }) => {
    return { value: number, label: `${number} ${name}`, group: 'Extensions' };
  });
  const labelOf = (number: string) => options.find(({ value }) => value === number)?.label ?? number;
  return (
    <RowsField {...field} rowName={({ extension }, at) => `${noun} ${at + 1}${extension && `: ${labelOf(extension)}`}`}>
      {(row, change) => (
        <div className={styles.row}>
          <div className={styles.who}>
            <ComboboxInput
              label="Extension"
              placeholder="Type a number or a name"
              options={options}
              labelOf={labelOf}
              error={undefined}
              value={row.extension}
              set={(extension) => change({ extension } as Partial<Row>)}
            />
          </div>
          {also?.(row, change)}
        </div>
      )}
    </RowsField>
  );
}
