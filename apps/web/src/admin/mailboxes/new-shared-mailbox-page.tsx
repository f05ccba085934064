import { thingKinds } from '@flexpbx/domain';
import { request } from '../../api/client.ts';
import { NumberField, SecretField, TextField } from '../../design/fields.tsx';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { ThingForm } from '../things/thing-form.tsx';
import { MailboxMembersField } from './mailbox-members-field.tsx';
import { bodyOf, newFields, type SharedMailboxFields, sharedMailboxOf } from './shared-mailbox-fields.ts';

/** Adds a mailbox that several people share. */
export function NewSharedMailboxPage() {
  const add = async (fields: SharedMailboxFields) => {
    const { number, name } = await request('createSharedMailbox', { body: sharedMailboxOf(fields) });
    return { told: `The shared mailbox ${number} ${name} was added.`, page: `/admin/mailboxes/${number}` };
  };
  return (
    <NewThingPage
      title="Add a shared mailbox"
      lead="Several people open it, and a message in it lights the lamps of all their phones."
      list={{ to: '/admin/mailboxes', name: 'Mailboxes' }}
      submitLabel="Add the mailbox"
      add={add}
    >
      {(form) => (
        <ThingForm {...form} initial={newFields} schema={thingKinds['shared-mailbox'].schema} toBody={bodyOf}>
          {(filled) => (
            <>
              <NumberField
                form={filled}
                name="number"
                label="Number"
                hint="Dialled behind * to hear its messages, for example 5000. It may be that of a ring group, to be the group’s."
              />
              <TextField form={filled} name="name" label="Name" hint="For example “Office”." autoComplete="off" />
              <SecretField
                form={filled}
                name="pin"
                label="PIN"
                hint="Asked for at the phone, the same for all: 4 to 10 digits, neither all alike nor in a row."
                autoComplete="new-password"
              />
              <MailboxMembersField form={filled} />
            </>
          )}
        </ThingForm>
      )}
    </NewThingPage>
  );
}
