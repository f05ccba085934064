import { thingKinds } from '@flexpbx/domain';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { SecretField, TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Page } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { useTellChange } from '../things/use-tell-change.ts';
import { MailboxMembersField } from './mailbox-members-field.tsx';
import { bodyOf, newFields, type SharedMailboxFields, sharedMailboxOf } from './shared-mailbox-fields.ts';

/** Adds a mailbox that several people share. */
export function NewSharedMailboxPage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const consequence = useSaveConsequence();
  const form = useForm<SharedMailboxFields>({
    initial: newFields,
    schema: thingKinds['shared-mailbox'].schema,
    toBody: bodyOf,
    send: async (fields) => {
      const { number, name } = await request('createSharedMailbox', { body: sharedMailboxOf(fields) });
      tellChange(`The shared mailbox ${number} ${name} was added.`);
      await navigate(`/admin/mailboxes/${number}`);
    },
  });
  return (
    <Page
      title="Add a shared mailbox"
      lead="Several people open it, and a message in it lights the lamps of all their phones."
      above={<Link to="/admin/mailboxes">Mailboxes</Link>}
    >
      <FormView
        form={form}
        submitLabel="Add the mailbox"
        sendingLabel="Saving…"
        consequence={consequence}
        cancel={<Link to="/admin/mailboxes">Cancel</Link>}
      >
        <TextField
          form={form}
          name="number"
          label="Number"
          hint="Dialled behind * to hear its messages, for example 5000. It may be that of a ring group, to be the group’s."
          inputMode="numeric"
          width="short"
          autoComplete="off"
        />
        <TextField form={form} name="name" label="Name" hint="For example “Office”." autoComplete="off" />
        <SecretField
          form={form}
          name="pin"
          label="PIN"
          hint="Asked for at the phone, the same for all: 4 to 10 digits, neither all alike nor in a row."
          autoComplete="new-password"
        />
        <MailboxMembersField form={form} />
      </FormView>
    </Page>
  );
}
