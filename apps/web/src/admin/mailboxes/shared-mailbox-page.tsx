import { IconRecordMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { useMe } from '../../session/session.ts';
import { MailboxSections } from '../../telephony/mailbox-sections.tsx';
import { VoicemailList } from '../../telephony/voicemail-list.tsx';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { WhereUsed } from '../where-used/where-used.tsx';
import { MailboxLimits } from './mailbox-limits.tsx';
import { MailboxMembersField } from './mailbox-members-field.tsx';
import { bodyOf, changeSchema, fieldsOf, type SharedMailboxAnswer } from './shared-mailbox-fields.ts';

/** A mailbox: one that is shared has its page here, that of an extension with the extension. */
export function MailboxPage() {
  const { number = '' } = useParams();
  const mailbox = useQuery(query('getMailbox', { params: { mailbox: number } }));
  if (mailbox.error instanceof ApiProblem) return <NotFoundPage />;
  return (
    <Loaded query={mailbox}>
      {({ shared }) =>
        shared ? (
          <SharedMailboxPage number={number} />
        ) : (
          <Navigate to={`/admin/extensions/${number}/voicemail`} replace />
        )
      }
    </Loaded>
  );
}

function SharedMailboxPage({ number }: { number: string }) {
  const mailbox = useQuery(query('getSharedMailbox', { params: { key: number } }));
  return <Loaded query={mailbox}>{(found) => <KnownMailbox mailbox={found} />}</Loaded>;
}

function KnownMailbox({ mailbox }: { mailbox: SharedMailboxAnswer }) {
  const { number, name, members } = mailbox;
  const me = useMe();
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
      <Section title="Settings">
        <SettingsForm key={mailbox.updated_at} mailbox={mailbox} />
      </Section>
      <MailboxSections mailbox={number} />
      <Section title="Limits">
        <p>Left empty, the system’s limit counts.</p>
        <MailboxLimits mailbox={number} />
      </Section>
      <Section title="Delete this mailbox">
        <DeleteThing
          kind="shared-mailbox"
          id={number}
          name={name}
          noun="shared mailbox"
          loss="Nobody can open it any more."
          remove={() => request('deleteSharedMailbox', { params: { key: number } })}
          list="/admin/mailboxes"
        />
      </Section>
    </Page>
  );
}

function SettingsForm({ mailbox }: { mailbox: SharedMailboxAnswer }) {
  const consequence = useSaveConsequence();
  const tellChange = useTellChange();
  const form = useForm({
    initial: fieldsOf(mailbox),
    schema: changeSchema,
    toBody: (fields) => changeOf(bodyOf(fields)),
    send: async (fields) => {
      const params = { key: mailbox.number };
      const saved = await request('changeSharedMailbox', { params, body: changeOf(bodyOf(fields)) });
      tellChange(`The shared mailbox ${saved.name} was changed.`);
    },
  });
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…" consequence={consequence}>
      <TextField form={form} name="name" label="Name" autoComplete="off" />
      <MailboxMembersField form={form} />
    </FormView>
  );
}

function changeOf({ name, members }: ReturnType<typeof bodyOf>) {
  return { name, members };
}
