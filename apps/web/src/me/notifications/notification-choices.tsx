import { api } from '@flexpbx/domain/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { TextField, TickField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { showToast } from '../../design/toasts.ts';
import { useForm } from '../../design/use-form.ts';
import { changeOf, fieldsOf, type MyNotifications, subjectLabels } from './notification-fields.ts';
import styles from './notifications.module.css';

/** What I am told of, and how. */
export function NotificationChoices() {
  const mine = useQuery(query('getMyNotifications', {}));
  return <Loaded query={mine}>{(found) => <ChoicesForm mine={found} />}</Loaded>;
}

function ChoicesForm({ mine }: { mine: MyNotifications }) {
  const queries = useQueryClient();
  const form = useForm({
    initial: fieldsOf(mine),
    schema: api.changeMyNotifications.body,
    toBody: changeOf,
    send: async (fields) => {
      const saved = await request('changeMyNotifications', { body: changeOf(fields) });
      queries.setQueryData(query('getMyNotifications', {}).queryKey, saved);
      showToast({ id: 'notifications', tone: 'good', text: 'Saved. It counts for the next notice.' });
    },
  });
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…">
      {mine.subjects.map((subject) => (
        <fieldset key={subject} className={styles.subject}>
          <legend>{subjectLabels[subject]}</legend>
          <TickField form={form} name={`${subject}_mail`} label="By mail" />
          <TickField form={form} name={`${subject}_push`} label="In my browsers and phones" />
        </fieldset>
      ))}
      <TextField
        form={form}
        name="mail_address"
        label="Mail address"
        hint={
          mine.extension_address === null
            ? 'Where mail reaches you. Left empty, you get none.'
            : `Left empty, mail goes to ${mine.extension_address}.`
        }
        inputMode="email"
        autoComplete="email"
        optional
      />
    </FormView>
  );
}
