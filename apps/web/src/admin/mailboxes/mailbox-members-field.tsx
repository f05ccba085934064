import { OrderedListField } from '../../design/ordered-list-field.tsx';
import type { Form } from '../../design/use-form.ts';
import { usePlaces } from '../../telephony/use-places.ts';
import type { SharedMailboxFields } from './shared-mailbox-fields.ts';

/** Who shares a mailbox. */
export function MailboxMembersField({ form }: { form: Form<SharedMailboxFields> }) {
  const { extensions } = usePlaces();
  return (
    <OrderedListField
      form={form}
      name="members"
      label="Members"
      hint="Extensions whose owners open it. They are told of new messages as they are of their own."
      options={extensions.map(({ number, name }) => ({ value: number, label: `${number} ${name}` }))}
      addLabel="Add a member"
      empty="Nobody yet."
    />
  );
}
