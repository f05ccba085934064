import { Button } from '@mantine/core';
import { z } from 'zod';
import { Dialog } from '../design/dialog.tsx';
import { ChoiceField, TextField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { useForm } from '../design/use-form.ts';

const usual = ['Break', 'Lunch', 'Meeting', 'Training'] as const;
const other = 'other';

/** Asks why somebody takes no calls of queues for a while. */
export function PauseDialog(props: {
  title: string;
  /** Sends the reason; the dialog closes when that is done. */
  pause: (reason: string) => Promise<unknown>;
  close: () => void;
}) {
  const form = useForm({
    initial: { reason: 'Break', words: '' } as { reason: string; words: string },
    schema: z.object({ words: z.string().max(80, 'At most 80 characters.') }),
    toBody: (fields) => fields,
    check: ({ reason, words }) => (reason === other && words.trim() === '' ? { words: 'Say why.' } : {}),
    send: async ({ reason, words }) => {
      await props.pause(reason === other ? words.trim() : reason);
      props.close();
    },
  });
  return (
    <Dialog title={props.title} close={props.close}>
      <FormView
        form={form}
        submitLabel="Pause"
        sendingLabel="Pausing…"
        consequence="No queue rings the phone until the pause is ended. Other calls still come."
        cancel={
          <Button variant="default" onClick={props.close}>
            Cancel
          </Button>
        }
      >
        <ChoiceField
          form={form}
          name="reason"
          label="Why"
          options={[...usual.map((value) => ({ value, label: value })), { value: other, label: 'Something else' }]}
        />
        {form.values.reason === other && <TextField form={form} name="words" label="Reason" autoComplete="off" />}
      </FormView>
    </Dialog>
  );
}
