import { ComboboxInput } from '../../design/combobox-field.tsx';
import { RowsField } from '../../design/rows-field.tsx';
import { usePlaces } from '../../telephony/use-places.ts';
import { type ExtensionRow, newExtension } from './zone-fields.ts';

/** Some extensions of the house. */
export function ExtensionsField(props: {
  id: string;
  label: string;
  hint: string;
  error: string | undefined;
  /** As in "Phone 2", and "Add a phone". */
  noun: string;
  rows: readonly ExtensionRow[];
  set: (rows: readonly ExtensionRow[]) => void;
}) {
  const { extensions } = usePlaces();
  const { noun, rows, ...field } = props;
  const options = extensions.map(({ number, name }) => {
    return { value: number, label: `${number} ${name}`, group: 'Extensions' };
  });
  const labelOf = (number: string) => options.find(({ value }) => value === number)?.label ?? number;
  const nounAt = (at: number) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${at + 1}`;
  return (
    <RowsField
      {...field}
      rows={rows}
      rowName={({ extension }, at) => `${nounAt(at)}${extension && `: ${labelOf(extension)}`}`}
      newRow={newExtension}
      addLabel={`Add a ${noun}`}
    >
      {(row, change) => (
        <ComboboxInput
          label="Extension"
          placeholder="Type a number or a name"
          options={options}
          labelOf={labelOf}
          error={undefined}
          value={row.extension}
          set={(extension) => change({ extension })}
        />
      )}
    </RowsField>
  );
}
