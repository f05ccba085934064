import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { fieldsOf, type QueueAnswer, type QueueFields, queueOf } from './queue-fields.ts';
import { QueueFormView } from './queue-form.tsx';
import { useShownQueue } from './queue-page.tsx';

/** Changes a queue, or deletes it. */
export function QueueSettings() {
  const { number } = useShownQueue();
  const queue = useQuery(query('getQueue', { params: { key: number } }));
  return (
    <Loaded query={queue}>
      {(found) => (
        <>
          <Section title="Settings">
            {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
            <SettingsForm key={found.updated_at} queue={found} />
          </Section>
          <Section title="Delete this queue">
            <DeleteThing
              kind="queue"
              id={number}
              name={found.name}
              noun="queue"
              loss={`The number ${number} and its settings are lost, and its agents are signed out. What happened in it stays in the statistics.`}
              remove={() => request('deleteQueue', { params: { key: number } })}
              list="/admin/queues"
            />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function SettingsForm({ queue }: { queue: QueueAnswer }) {
  const queries = useQueryClient();
  const tellChange = useTellChange();
  const params = { key: queue.number };
  const save = async (fields: QueueFields) => {
    const { number: _, ...body } = queueOf(fields);
    const saved = await request('changeQueue', { params, body });
    queries.setQueryData(query('getQueue', { params }).queryKey, saved);
    tellChange(`The queue ${saved.name} was changed.`);
  };
  return <QueueFormView initial={fieldsOf(queue)} submitLabel="Save changes" send={save} number={null} />;
}
