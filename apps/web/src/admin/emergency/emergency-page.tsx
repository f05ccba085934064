import { Outlet, useLocation } from 'react-router';
import { Page } from '../../design/page.tsx';
import { openTab, type Tab, Tabs } from '../../design/tabs.tsx';

const tabs: readonly [Tab, ...Tab[]] = [
  { path: '', label: 'State and calls' },
  { path: 'locations', label: 'Locations' },
  { path: 'settings', label: 'Settings' },
];

/** What becomes of calls to 911 and its kind; the parts are pages of their own below it. */
export function EmergencyPage() {
  const { pathname } = useLocation();
  return (
    <Page
      title="Emergency"
      documentTitle={`Emergency: ${openTab(tabs, pathname).label}`}
      lead="What becomes of calls to emergency numbers, where help is sent, and who is told."
    >
      <Tabs of="Emergency" tabs={tabs} />
      <Outlet />
    </Page>
  );
}
