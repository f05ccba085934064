import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { TextField } from '../../design/fields.tsx';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { newFields, nextFreeQueue, type QueueFields, queueOf } from './queue-fields.ts';
import { QueueFormView } from './queue-form.tsx';

/** Adds a queue, then shows how it stands. */
export function NewQueuePage() {
  const tellChange = useTellChange();
  const navigate = useNavigate();
  const { data: queues } = useQuery(query('listQueues', {}));
  const free = queues && nextFreeQueue(queues.items.map(({ number }) => number));
  const add = async (fields: QueueFields) => {
    const { number, name } = await request('createQueue', { body: queueOf(fields) });
    tellChange(`The queue ${number} ${name} was added.`);
    await navigate(`/admin/queues/${number}`);
  };
  return (
    <Page
      title="Add a queue"
      lead="A line of callers who wait, with music, for the next free agent."
      above={<Link to="/admin/queues">Queues</Link>}
    >
      <QueueFormView
        initial={newFields}
        submitLabel="Add the queue"
        cancel={<Link to="/admin/queues">Cancel</Link>}
        send={add}
        number={(form) => (
          <TextField
            form={form}
            name="number"
            label="Number"
            hint={`What is dialled, for example 8001.${free ? ` ${free} is free.` : ''}`}
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        )}
      />
    </Page>
  );
}
