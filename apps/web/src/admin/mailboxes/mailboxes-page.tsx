import { Outlet, useLocation } from 'react-router';
import { Page } from '../../design/page.tsx';
import { openTab, type Tab, Tabs } from '../../design/tabs.tsx';

const tabs: readonly [Tab, ...Tab[]] = [
  { path: '', label: 'All mailboxes' },
  { path: 'settings', label: 'Settings' },
];

/** Every mailbox of the house, and what counts for all of them; the parts are pages of their own below it. */
export function MailboxesPage() {
  const { pathname } = useLocation();
  return (
    <Page
      title="Mailboxes"
      documentTitle={`Mailboxes: ${openTab(tabs, pathname).label}`}
      lead="Where callers leave messages: the mailboxes of extensions, and those that several people share."
    >
      <Tabs of="Mailboxes" tabs={tabs} />
      <Outlet />
    </Page>
  );
}
