import { type PagingDevice, pagingCodecs, pagingWays } from '@flexpbx/domain';
import { NativeSelect, TextInput } from '@mantine/core';
import { RowsField } from '../../design/rows-field.tsx';
import type { Form } from '../../design/use-form.ts';
import styles from './paging.module.css';
import { type DeviceRow, deviceFault, newDevice, reachedBy, wayWords, type ZoneFields } from './zone-fields.ts';

const ways = pagingWays.map((value) => ({ value, label: wayWords[value] }));
const codecs = [...pagingCodecs];

/** Loudspeakers that are no phones of the house. */
export function DevicesField({ form }: { form: Form<ZoneFields> }) {
  const error = form.errors.devices;
  return (
    <RowsField
      id={form.fieldId('devices')}
      label="Loudspeakers (optional)"
      hint="Amplifiers and speakers on the network that are no extensions. They are called by SIP, or sent sound by RTP: to one address, or to a multicast group which many have joined."
      error={error}
      rows={form.values.devices}
      rowName={({ name, ip }, at) => `Loudspeaker ${at + 1}${ip && `: ${name} ${ip}`}`}
      newRow={newDevice}
      addLabel="Add a loudspeaker"
      set={(rows) => form.set('devices', rows)}
    >
      {(row, change) => (
        <div className={styles.device}>
          <Text label="Name" value={row.name} set={(name) => change({ name })} />
          <NativeSelect
            label="Reached by"
            data={ways}
            value={row.by}
            onChange={(event) => change(reachedBy(row, event.currentTarget.value as PagingDevice['by']))}
          />
          <Text label="Address" value={row.ip} set={(ip) => change({ ip })} />
          <Text label="Port" value={row.port} set={(port) => change({ port })} />
          <NativeSelect
            label="Codec"
            data={codecs}
            value={row.codec}
            onChange={(event) => change({ codec: event.currentTarget.value as DeviceRow['codec'] })}
          />
          {error && deviceFault(row) && <p className={styles.fault}>{deviceFault(row)}</p>}
        </div>
      )}
    </RowsField>
  );
}

function Text({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  return (
    <TextInput
      label={label}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
