import { voicemailPin } from '@flexpbx/domain';
import { useState } from 'react';
import { z } from 'zod';
import { request } from '../api/client.ts';
import { SecretField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { showToast } from '../design/toasts.ts';
import { useForm } from '../design/use-form.ts';

/** Changes the PIN of a mailbox. It counts for the next call. */
export function MailboxPinForm({ mailbox }: { mailbox: string }) {
  const [changes, setChanges] = useState(0);
  return <PinForm key={changes} mailbox={mailbox} onChanged={() => setChanges(changes + 1)} />;
}

function PinForm({ mailbox, onChanged }: { mailbox: string; onChanged: () => void }) {
  const form = useForm({
    initial: { pin: '', again: '' },
    schema: z.object({ pin: voicemailPin }),
    toBody: ({ pin }) => ({ pin }),
    check: ({ pin, again }) => (pin === again ? {} : { again: 'This is not the same PIN. Type it again.' }),
    send: async ({ pin }) => {
      await request('changeMailbox', { params: { mailbox }, body: { pin } });
      showToast({ id: 'pin', tone: 'good', text: 'The PIN was changed. It counts for the next call.' });
      onChanged();
    },
  });
  return (
    <FormView form={form} submitLabel="Change the PIN" sendingLabel="Changing…">
      <SecretField
        form={form}
        name="pin"
        label="New PIN"
        hint="4 to 10 digits, neither all alike nor in a row."
        autoComplete="off"
      />
      <SecretField form={form} name="again" label="Repeat it" autoComplete="off" />
    </FormView>
  );
}
