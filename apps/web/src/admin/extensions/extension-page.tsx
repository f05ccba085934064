import { IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useOutletContext, useParams } from 'react-router';
import { query } from '../../api/queries.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { Found } from '../../design/found.tsx';
import { Page } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { openTab, type Tab, Tabs } from '../../design/tabs.tsx';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { phoneStateBadges, tellPhoneChange } from '../../telephony/phone-state.ts';
import type { Extension } from './extension-fields.ts';

const tabs: readonly [Tab, ...Tab[]] = [
  { path: '', label: 'Overview' },
  { path: 'phone', label: 'Phone set-up' },
  { path: 'voicemail', label: 'Voicemail' },
  { path: 'call-handling', label: 'Call handling' },
  { path: 'follow-me', label: 'Follow-me' },
  { path: 'settings', label: 'Settings' },
];

const keyOf = (extension: Extension) => extension.number;

/** Everything about one extension; its parts are pages of their own below it. */
export function ExtensionPage() {
  const { number = '' } = useParams();
  const extension = useQuery(query('getExtension', { params: { number } }));
  useAnnouncedChanges(extension.data && [extension.data], keyOf, tellPhoneChange);
  return (
    <Found query={extension} missing={<NoSuchExtension number={number} />}>
      {(found) => <Tabbed extension={found} />}
    </Found>
  );
}

function Tabbed({ extension }: { extension: Extension }) {
  const { number, name, state } = extension;
  const { pathname } = useLocation();
  const tab = openTab(tabs, pathname);
  return (
    <Page
      title={`${number} ${name}`}
      documentTitle={`${tab.label}: ${number} ${name}`}
      above={<Link to="/admin/extensions">Extensions</Link>}
      lead={<StateBadge {...phoneStateBadges[state]} />}
    >
      <Tabs of={`Extension ${number}`} tabs={tabs} />
      <Outlet context={extension} />
    </Page>
  );
}

/** The extension whose page is shown, for the pages below it. */
export function useExtension(): Extension {
  return useOutletContext<Extension>();
}

function NoSuchExtension({ number }: { number: string }) {
  return (
    <Page title={`No extension ${number}`} above={<Link to="/admin/extensions">Extensions</Link>}>
      <EmptyState icon={IconPhoneOff} title={`There is no extension ${number}`}>
        <p>It may have been deleted. Its calls stay in the history.</p>
      </EmptyState>
    </Page>
  );
}
