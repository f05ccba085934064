import {
  IconAdjustmentsHorizontal,
  IconAsterisk,
  IconBroadcast,
  IconClockHour9,
  IconDialpad,
  IconHeadphones,
  IconHeadset,
  IconHistory,
  IconHome,
  IconListNumbers,
  IconMail,
  IconMessage2,
  IconMusic,
  IconParking,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconPhoneRinging,
  IconPlugConnected,
  IconRecordMail,
  IconSpeakerphone,
  IconSunMoon,
  IconUrgent,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { AccountMenu } from '../design/account-menu.tsx';
import { AppShell } from '../design/app-shell.tsx';
import type { NavGroup } from '../design/navigation.ts';
import { useMe } from '../session/session.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { EmergencyAlarm } from './emergency/emergency-alarm.tsx';

const navigation: readonly NavGroup[] = [
  { items: [{ to: '/admin', label: 'Home', icon: IconHome, key: 'h', exact: true }] },
  {
    title: 'People',
    items: [
      { to: '/admin/extensions', label: 'Extensions', icon: IconUsers, key: 'p' },
      { to: '/admin/mailboxes', label: 'Mailboxes', icon: IconRecordMail, key: 'y' },
    ],
  },
  {
    title: 'Calls',
    items: [
      { to: '/admin/calls', label: 'Live', icon: IconPhoneCall, key: 'l', exact: true },
      { to: '/admin/calls/history', label: 'History', icon: IconHistory, key: 'r' },
    ],
  },
  {
    title: 'Routing',
    items: [
      { to: '/admin/inbound-routes', label: 'Inbound routes', icon: IconPhoneIncoming, key: 'i' },
      { to: '/admin/menus', label: 'Menus', icon: IconDialpad, key: 'u' },
      { to: '/admin/ring-groups', label: 'Ring groups', icon: IconPhoneRinging, key: 'j' },
      { to: '/admin/schedules', label: 'Hours and holidays', icon: IconClockHour9, key: 's' },
      { to: '/admin/switches', label: 'Day and night', icon: IconSunMoon, key: 'd' },
      { to: '/admin/queues', label: 'Queues', icon: IconHeadset, key: 'q' },
      { to: '/admin/conferences', label: 'Conferences', icon: IconUsersGroup, key: 'f' },
      { to: '/admin/paging-zones', label: 'Paging', icon: IconBroadcast, key: 'z' },
      { to: '/admin/parking', label: 'Parking', icon: IconParking, key: 'w' },
      { to: '/admin/number-plan', label: 'Number plan', icon: IconListNumbers, key: 'n' },
      { to: '/admin/outbound-routes', label: 'Outbound routes', icon: IconPhoneOutgoing, key: 'o' },
      { to: '/admin/trunks', label: 'Trunks', icon: IconPlugConnected, key: 't' },
      { to: '/admin/feature-codes', label: 'Feature codes', icon: IconAsterisk, key: 'k' },
      { to: '/admin/emergency', label: 'Emergency', icon: IconUrgent, key: 'e' },
    ],
  },
  {
    title: 'Sound',
    items: [
      { to: '/admin/prompts', label: 'Prompts', icon: IconSpeakerphone, key: 'b' },
      { to: '/admin/music', label: 'Music on hold', icon: IconMusic, key: 'm' },
    ],
  },
  {
    title: 'System',
    items: [
      { to: '/admin/call-settings', label: 'Call settings', icon: IconHeadphones, key: 'a' },
      { to: '/admin/mail', label: 'Mail and notices', icon: IconMail, key: 'v' },
      { to: '/admin/transcription', label: 'Messages as text', icon: IconMessage2, key: 'x' },
      { to: '/admin/configuration', label: 'Configuration', icon: IconAdjustmentsHorizontal, key: 'c' },
    ],
  },
];

/** The frame of the administrators' pages. */
export function AdminShell() {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <AppShell
      portal="Admin"
      home="/admin"
      navigation={navigation}
      alarm={<EmergencyAlarm />}
      account={(openShortcuts) => (
        <AccountMenu
          name={me.name ?? me.username}
          detail={me.extension ? `Administrator · ${me.extension}` : 'Administrator'}
          settingsPage="/admin/settings"
          {...(me.extension && { otherPortal: { to: '/me', label: 'My phone and voicemail' } })}
          openShortcuts={openShortcuts}
          signOut={() => void signOut()}
        />
      )}
    />
  );
}
