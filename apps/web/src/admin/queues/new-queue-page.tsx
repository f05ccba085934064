import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type QueueFields, queueOf } from './queue-fields.ts';
import { QueueFormView } from './queue-form.tsx';

/** Adds a queue, then shows how it stands. */
export function NewQueuePage() {
  const add = async (fields: QueueFields) => {
    const { number, name } = await request('createQueue', { body: queueOf(fields) });
    return { told: `The queue ${number} ${name} was added.`, page: `/admin/queues/${number}` };
  };
  return (
    <NewThingPage
      title="Add a queue"
      lead="A line of callers who wait, with music, for the next free agent."
      list={{ to: '/admin/queues', name: 'Queues' }}
      submitLabel="Add the queue"
      add={add}
    >
      {(form) => <QueueFormView {...form} initial={newFields} />}
    </NewThingPage>
  );
}
