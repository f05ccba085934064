import { IconRecordMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { TextField } from '../../design/fields.tsx';
import { Found } from '../../design/found.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { useMe } from '../../session/session.ts';
import { MailboxSections } from '../../telephony/mailbox-sections.tsx';
import { VoicemailList } from '../../telephony/voicemail-list.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingForm } from '../things/thing-form.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { WhereUsed } from '../where-used/where-used.tsx';
import { MailboxLimits } from './mailbox-limits.tsx';
import { MailboxMembersField } from './mailbox-members-field.tsx';
import {
  bodyOf,
  changeSchema,
  fieldsOf,
  type SharedMailboxAnswer,
  type SharedMailboxFields,
} from './shared-mailbox-fields.ts';

/** A mailbox: one that is shared has its page here, that of an extension with the extension. */
export function MailboxPage() {
  const { number = '' } = useParams();
  const mailbox = useQuery(query('getMailbox', { params: { mailbox: number } }));
  return (
    <Found query={mailbox}>
      {({ shared }) =>
        shared ? (
          <SharedMailboxPage number={number} />
        ) : (
          <Navigate to={`/admin/extensions/${number}/voicemail`} replace />
        )
      }
    </Found>
  );
}

function SharedMailboxPage({ number }: { number: string }) {
  const mailbox = useQuery(query('getSharedMailbox', { params: { key: number } }));
  return <Loaded query={mailbox}>{(found) => <KnownMailbox mailbox={found} />}</Loaded>;
}

function KnownMailbox({ mailbox }: { mailbox: SharedMailboxAnswer }) {
  const { number, name, members } = mailbox;
  const me = useMe();
  const change = async (fields: SharedMailboxFields) => {
    const saved = await request('changeSharedMailbox', { params: { key: number }, body: changeOf(bodyOf(fields)) });
    return `The shared mailbox ${saved.name} was changed.`;
  };
  return (
    <Page
      title={`${number} ${name}`}
      above={<Link to="/admin/mailboxes">Mailboxes</Link>}
      lead={`A mailbox of several people. By phone: dial *${number}.`}
    >
      <VoicemailList
        mailbox={number}
        playingMarksHeard={me.extension !== null && members.includes(me.extension)}
        empty={
          <EmptyState icon={IconRecordMail} title="No message">
            <p>Messages left for {name} are here, and on the phones of all who share it.</p>
          </EmptyState>
        }
      />
      <Section title="Where it is used">
        <WhereUsed
          kind="shared-mailbox"
          id={number}
          unused={
            <p>
              Nowhere yet. Choose it where calls of <Link to="/admin/ring-groups">a ring group</Link>,{' '}
              <Link to="/admin/menus">a menu</Link> or <Link to="/admin/inbound-routes">an inbound route</Link> go.
            </p>
          }
        />
      </Section>
      <ThingSettings thing={mailbox} change={change}>
        {(form) => (
          <ThingForm
            {...form}
            initial={fieldsOf(mailbox)}
            schema={changeSchema}
            toBody={(fields) => changeOf(bodyOf(fields))}
          >
            {(filled) => (
              <>
                <TextField form={filled} name="name" label="Name" autoComplete="off" />
                <MailboxMembersField form={filled} />
              </>
            )}
          </ThingForm>
        )}
      </ThingSettings>
      <MailboxSections mailbox={number} />
      <Section title="Limits">
        <p>Left empty, the system’s limit counts.</p>
        <MailboxLimits mailbox={number} />
      </Section>
      <DeleteThing
        kind="shared-mailbox"
        id={number}
        name={name}
        noun="shared mailbox"
        loss="Its messages and greetings are deleted."
        remove={() => request('deleteSharedMailbox', { params: { key: number } })}
        list="/admin/mailboxes"
        usesAbove
      />
    </Page>
  );
}

function changeOf({ name, members }: ReturnType<typeof bodyOf>) {
  return { name, members };
}
