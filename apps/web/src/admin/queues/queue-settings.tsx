import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { fieldsOf, type QueueFields, queueOf } from './queue-fields.ts';
import { QueueFormView } from './queue-form.tsx';
import { useShownQueue } from './queue-page.tsx';

/** Changes a queue, or deletes it. */
export function QueueSettings() {
  const { number } = useShownQueue();
  const queue = useQuery(query('getQueue', { params: { key: number } }));
  const change = async (fields: QueueFields) => {
    const { number: _, ...body } = queueOf(fields);
    const saved = await request('changeQueue', { params: { key: number }, body });
    return `The queue ${saved.name} was changed.`;
  };
  return (
    <Loaded query={queue}>
      {(found) => (
        <>
          <ThingSettings thing={found} change={change}>
            {(form) => <QueueFormView {...form} initial={fieldsOf(found)} />}
          </ThingSettings>
          <DeleteThing
            kind="queue"
            id={number}
            name={found.name}
            noun="queue"
            loss={`The number ${number} and its settings are lost, and its agents are signed out. What happened in it stays in the statistics.`}
            remove={() => request('deleteQueue', { params: { key: number } })}
            list="/admin/queues"
          />
        </>
      )}
    </Loaded>
  );
}
