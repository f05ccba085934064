import { api } from '@flexpbx/domain/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, request } from '../../api/client.ts';
import { TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Notice } from '../../design/notice.tsx';
import { useForm } from '../../design/use-form.ts';

/** Sends a test mail and shows what the server said. */
export function TestMail({ isSet }: { isSet: boolean }) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Output<'testMail'> | null>(null);
  const form = useForm({
    initial: { to: '' },
    schema: api.testMail.body,
    toBody: ({ to }) => ({ to: to.trim() }),
    send: async ({ to }) => {
      setOutcome(null);
      setOutcome(await request('testMail', { body: { to: to.trim() } }));
      void queries.invalidateQueries({ queryKey: ['listNotices'] });
    },
  });
  if (!isSet) return <p>Save a mail server first.</p>;
  return (
    <>
      <FormView form={form} submitLabel="Send a test mail" sendingLabel="Sending… this can take a minute">
        <TextField
          form={form}
          name="to"
          label="To"
          hint="It is sent with the settings as they are saved."
          inputMode="email"
          autoComplete="email"
        />
      </FormView>
      <div role="status">
        {outcome && (
          <Notice
            tone={outcome.delivered ? 'good' : 'bad'}
            title={outcome.delivered ? 'The server took the mail' : 'The mail was not sent'}
          >
            <p>{outcome.answer}</p>
          </Notice>
        )}
      </div>
    </>
  );
}
