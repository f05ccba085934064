import { Checkbox, NativeSelect } from '@mantine/core';
import type { Form } from '../../design/use-form.ts';
import { ExtensionRowsField } from '../../telephony/extension-rows-field.tsx';
import { newAgent, type QueueFields } from './queue-fields.ts';
import styles from './queues.module.css';

const priorities = Array.from({ length: 10 }, (_, at) => String(at + 1));

/** Who takes the calls of a queue, in an order. */
export function AgentsField({ form }: { form: Form<QueueFields> }) {
  return (
    <ExtensionRowsField
      isOrdered
      id={form.fieldId('agents')}
      label="Agents"
      hint={
        form.values.strategy === 'priority'
          ? 'Who takes the calls. Agents of priority 1 are rung before those of 2, and so on.'
          : 'Who takes the calls. Agents of priority 2 are rung only when none of 1 is free, and so on.'
      }
      error={form.errors.agents}
      noun="Agent"
      addLabel="Add an agent"
      rows={form.values.agents}
      newRow={newAgent}
      set={(rows) => form.set('agents', rows)}
      also={(row, change) => (
        <>
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
        </>
      )}
    />
  );
}
