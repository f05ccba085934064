import type { SupervisionManner } from '@flexpbx/domain';
import { Button } from '@mantine/core';
import { z } from 'zod';
import { request } from '../../api/client.ts';
import { ComboboxField } from '../../design/combobox-field.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { ChoiceField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { showToast } from '../../design/toasts.ts';
import { useForm } from '../../design/use-form.ts';
import { useMe } from '../../session/session.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import { agentName, type LiveAgent } from './live-queue.ts';

const fieldsSchema = z.object({ phone: z.string().min(1, 'Choose the phone that is to ring.') });

/** Asks how to take part in the call of an agent, and with which phone. */
export function SuperviseDialog(props: { queue: string; agent: LiveAgent; close: () => void }) {
  const { queue, agent, close } = props;
  const { extensions } = usePlaces();
  const me = useMe();
  const form = useForm({
    initial: { mode: 'listen' as SupervisionManner, phone: me.extension ?? '' },
    schema: fieldsSchema,
    toBody: (fields) => fields,
    send: async ({ mode, phone }) => {
      await request('superviseAgent', { params: { key: queue, extension: agent.extension }, body: { mode, phone } });
      showToast({ id: 'supervise', tone: 'good', text: `Phone ${phone} rings now. Pick it up to take part.` });
      close();
    },
  });
  return (
    <Dialog title={`Take part in the call of ${agentName(agent)}`} close={close}>
      <FormView
        form={form}
        submitLabel="Ring the phone"
        sendingLabel="Ringing…"
        consequence="Who listened to whom is written down. In some countries those who talk must know of it."
        cancel={
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        }
      >
        <ChoiceField
          form={form}
          name="mode"
          label="How"
          options={[
            { value: 'listen', label: 'Listen', hint: 'Nobody hears you.' },
            { value: 'whisper', label: 'Whisper', hint: 'The agent hears you, the caller does not.' },
            { value: 'barge', label: 'Join in', hint: 'Both hear you.' },
          ]}
        />
        <ComboboxField
          form={form}
          name="phone"
          label="Phone that rings"
          placeholder="Type a number or a name"
          options={extensions
            .filter(({ number }) => number !== agent.extension)
            .map(({ number, name }) => ({ value: number, label: `${number} ${name}`, group: 'Extensions' }))}
          labelOf={(number) => number}
        />
      </FormView>
    </Dialog>
  );
}
