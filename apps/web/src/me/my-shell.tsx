import {
  IconArrowForwardUp,
  IconHeadset,
  IconHistory,
  IconPhone,
  IconRecordMail,
  IconSettings,
} from '@tabler/icons-react';
import { AccountMenu } from '../design/account-menu.tsx';
import { AppShell } from '../design/app-shell.tsx';
import type { NavGroup } from '../design/navigation.ts';
import { useMe } from '../session/session.ts';
import { useSignOut } from '../session/use-sign-out.ts';

const navigation: readonly NavGroup[] = [
  {
    items: [
      { to: '/me', label: 'My phone', icon: IconPhone, key: 'h', exact: true },
      { to: '/me/calls', label: 'Calls', icon: IconHistory, key: 'l' },
      { to: '/me/voicemail', label: 'Voicemail', icon: IconRecordMail, key: 'v' },
      { to: '/me/call-handling', label: 'Call handling', icon: IconArrowForwardUp, key: 'f' },
      { to: '/me/queues', label: 'My queues', icon: IconHeadset, key: 'q' },
      { to: '/me/settings', label: 'Settings', icon: IconSettings, key: 's' },
    ],
  },
];

/** The frame of everybody's own pages. */
export function MyShell() {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <AppShell
      portal="Phone"
      home="/me"
      navigation={navigation}
      account={(openShortcuts) => (
        <AccountMenu
          name={me.name ?? me.username}
          detail={me.extension ? `Extension ${me.extension}` : 'No extension'}
          settingsPage="/me/settings"
          {...(me.role === 'admin' && { otherPortal: { to: '/admin', label: 'Administration' } })}
          openShortcuts={openShortcuts}
          signOut={() => void signOut()}
        />
      )}
    />
  );
}
