import { Checkbox, NativeSelect } from '@mantine/core';
import { ComboboxInput } from '../../design/combobox-field.tsx';
import { RowsField } from '../../design/rows-field.tsx';
import type { Form } from '../../design/use-form.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import { newAgent, type QueueFields } from './queue-fields.ts';
import styles from './queues.module.css';

const priorities = Array.from({ length: 10 }, (_, at) => String(at + 1));

/** Who takes the calls of a queue, in an order. */
export function AgentsField({ form }: { form: Form<QueueFields> }) {
  const { extensions } = usePlaces();
  const options = extensions.map(({ number, name }) => {
    return { value: number, label: `${number} ${name}`, group: 'Extensions' };
  });
  const labelOf = (number: string) => options.find(({ value }) => value === number)?.label ?? number;
  return (
    <RowsField
      isOrdered
      id={form.fieldId('agents')}
      label="Agents"
      hint={
        form.values.strategy === 'priority'
          ? 'Who takes the calls. Agents of priority 1 are rung before those of 2, and so on.'
          : 'Who takes the calls. Agents of priority 2 are rung only when none of 1 is free, and so on.'
      }
      error={form.errors.agents}
      rows={form.values.agents}
      rowName={({ extension }, at) => `Agent ${at + 1}${extension && `: ${labelOf(extension)}`}`}
      newRow={newAgent}
      addLabel="Add an agent"
      set={(rows) => form.set('agents', rows)}
    >
      {(row, change) => (
        <div className={styles.agentRow}>
          <div className={styles.agentWho}>
            <ComboboxInput
              label="Extension"
              placeholder="Type a number or a name"
              options={options}
              labelOf={labelOf}
              error={undefined}
              value={row.extension}
              set={(extension) => change({ extension })}
            />
          </div>
          <NativeSelect
            label="Priority"
            data={priorities}
            value={row.priority}
            onChange={(event) => change({ priority: event.currentTarget.value })}
          />
          <Checkbox
            className={styles.agentAlways ?? ''}
            label="Always signed in"
            checked={row.always}
            onChange={(event) => change({ always: event.currentTarget.checked })}
          />
        </div>
      )}
    </RowsField>
  );
}
