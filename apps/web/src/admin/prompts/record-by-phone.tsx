import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { SelectField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { showToast } from '../../design/toasts.ts';
import { useForm } from '../../design/use-form.ts';
import type { PromptAnswer } from './prompt-fields.ts';

const body = z.object({ extension: z.string().min(1, 'Choose the phone that is to ring.') });

/** Rings a phone at which the prompt is said. */
export function RecordByPhone({ prompt: { id, name } }: { prompt: Pick<PromptAnswer, 'id' | 'name'> }) {
  const extensions = useQuery(query('listExtensions', {}));
  const form = useForm({
    initial: { extension: '' },
    schema: body,
    toBody: (fields) => fields,
    send: async ({ extension }) => {
      await request('recordPrompt', { params: { key: id }, body: { extension } });
      const text = `${extension} rings. Pick it up to record the prompt ${name}.`;
      showToast({ id: `record-${id}`, tone: 'good', text });
    },
  });
  return (
    <FormView
      form={form}
      submitLabel="Ring this phone"
      sendingLabel="Ringing…"
      consequence="Speak after the tone and press #. Then 1 accepts it, 2 plays it, 3 records it again, * leaves all as it was. The next caller hears what you accepted, instead of what is heard now."
    >
      <SelectField
        form={form}
        name="extension"
        label="Phone"
        options={[
          { value: '', label: 'Choose an extension' },
          ...(extensions.data?.items ?? []).map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
        ]}
      />
    </FormView>
  );
}
