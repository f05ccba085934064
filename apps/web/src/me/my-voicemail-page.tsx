import { IconRecordMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useParams } from 'react-router';
import type { Output } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { NotFoundPage } from '../design/fault-pages.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Page } from '../design/page.tsx';
import { openTab, type Tab, Tabs } from '../design/tabs.tsx';
import { useMe } from '../session/session.ts';
import { MailboxSections } from '../telephony/mailbox-sections.tsx';
import { VoicemailList } from '../telephony/voicemail-list.tsx';
import { NoPhone } from './my-status-page.tsx';

type MyMailboxes = Output<'listMyMailboxes'>['items'];

/** My messages, and those of the mailboxes I share; each mailbox is a page of its own below it. */
export function MyVoicemailPage() {
  const me = useMe();
  const { pathname } = useLocation();
  const mine = useQuery(query('listMyMailboxes', {}));
  const tabs = tabsOf(mine.data?.items ?? []);
  return (
    <Page
      title="Voicemail"
      documentTitle={tabs.length > 1 ? `Voicemail: ${openTab(tabs, pathname).label}` : 'Voicemail'}
      lead="Messages left for you. On your phone, dial *97 to hear the same ones."
    >
      {me.extension === null ? (
        <NoPhone />
      ) : (
        <>
          {tabs.length > 1 && <Tabs of="My mailboxes" tabs={tabs} />}
          <Outlet />
        </>
      )}
    </Page>
  );
}

function tabsOf(mailboxes: MyMailboxes): [Tab, ...Tab[]] {
  const counted = (name: string, count: number) => (count === 0 ? name : `${name}, ${count} new`);
  const own = mailboxes.find(({ shared }) => !shared);
  const shared = mailboxes.filter((mailbox) => mailbox.shared);
  return [
    { path: '', label: counted('My mailbox', own?.new_messages ?? 0) },
    ...shared.map(({ mailbox, name, new_messages }) => ({ path: mailbox, label: counted(name, new_messages) })),
  ];
}

/** My own mailbox. */
export function MyMailbox() {
  const { extension } = useMe();
  if (extension === null) return null;
  return (
    <>
      <VoicemailList
        mailbox={extension}
        playingMarksHeard
        empty={
          <EmptyState icon={IconRecordMail} title="No message">
            <p>When somebody calls you and you don’t answer, the message left is here and on your phone.</p>
          </EmptyState>
        }
      />
      <MailboxSections
        mailbox={extension}
        greetingsHint={<p>By phone: dial *97, then 2. At most three minutes of a greeting are kept.</p>}
      />
    </>
  );
}

/** A mailbox I share with others. */
export function MySharedMailbox() {
  const { mailbox = '' } = useParams();
  const mine = useQuery(query('listMyMailboxes', {}));
  return (
    <Loaded query={mine}>
      {({ items }) => {
        const found = items.find((one) => one.shared && one.mailbox === mailbox);
        return found ? <SharedMailbox mailbox={mailbox} name={found.name} /> : <NotFoundPage />;
      }}
    </Loaded>
  );
}

function SharedMailbox({ mailbox, name }: { mailbox: string; name: string }) {
  return (
    <>
      <p>
        Several people open <bdi>{name}</bdi>: what one hears or deletes is heard or gone for all. By phone: dial *
        {mailbox}.
      </p>
      <VoicemailList
        key={mailbox}
        mailbox={mailbox}
        playingMarksHeard
        empty={
          <EmptyState icon={IconRecordMail} title="No message">
            <p>Messages left for {name} are here, and on the phones of all who share it.</p>
          </EmptyState>
        }
      />
      <MailboxSections mailbox={mailbox} />
    </>
  );
}
