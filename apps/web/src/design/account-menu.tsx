import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import styles from './account-menu.module.css';

const schemes = [
  { value: 'auto', label: 'Like the system', icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
] as const;

/** Who is signed in, and what belongs to the person rather than to a page. */
export function AccountMenu(props: {
  name: string;
  detail: string;
  settingsPage: string;
  /** The other portal this person may use. */
  otherPortal?: { readonly to: string; readonly label: string };
  openShortcuts: () => void;
  signOut: () => void;
}) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu
      position="top-start"
      width="target"
      transitionProps={{ duration: 0 }}
      // Its own first stop is no menu item, which a menu must not contain.
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className={styles.button}>
          <span className={styles.who}>
            <bdi className={styles.name}>{props.name}</bdi>
            <span className={styles.detail}>{props.detail}</span>
          </span>
          <IconSelector size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.otherPortal && (
          <Menu.Item
            component={Link}
            to={props.otherPortal.to}
            leftSection={<IconSwitchHorizontal size={16} aria-hidden />}
          >
            {props.otherPortal.label}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to={props.settingsPage} leftSection={<IconKey size={16} aria-hidden />}>
          Change password
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={props.openShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
          {schemes.map(({ value, label, icon: Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon size={16} aria-hidden />}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={props.signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
