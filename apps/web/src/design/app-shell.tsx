import { IconMenu2, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import styles from './app-shell.module.css';
import { LiveBanner } from './live-banner.tsx';
import { Mark } from './mark.tsx';
import { isCurrent, type NavGroup } from './navigation.ts';
import { ShortcutList } from './shortcut-list.tsx';
import type { Shortcut } from './shortcuts.ts';
import { useShortcuts, useShortcutsEnabled } from './use-shortcuts.ts';

/** The frame of every page behind the sign-in: skip link, navigation, account, and the page itself. */
export function AppShell(props: {
  /** What this portal is called beside the mark. */
  portal: string;
  home: string;
  navigation: readonly NavGroup[];
  /** The person signed in; gets what opens the list of shortcuts. */
  account: (openShortcuts: () => void) => ReactNode;
  /** What everybody has to know before anything else, on every page. */
  alarm?: ReactNode;
}) {
  const [menuOpen, setMenuOpen] = useState(false);
  const [listOpen, setListOpen] = useState(false);
  const { pathname } = useLocation();
  const shortcuts = useShellShortcuts(props.navigation, () => setListOpen(true));
  const [enabled] = useShortcutsEnabled();
  useShortcuts(shortcuts, enabled);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever page was gone to, the menu is done with
  useEffect(() => setMenuOpen(false), [pathname]);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <header className={styles.header}>
        <Link to={props.home} className={styles.brand}>
          <Mark size={28} />
          <span>
            FlexPBX <span className={styles.portal}>{props.portal}</span>
          </span>
        </Link>
        <button
          type="button"
          className={styles.menuButton}
          aria-expanded={menuOpen}
          aria-controls="navigation"
          onClick={() => setMenuOpen(!menuOpen)}
        >
          {menuOpen ? <IconX size={20} aria-hidden /> : <IconMenu2 size={20} aria-hidden />}
          Menu
        </button>
      </header>
      <div id="navigation" className={styles.side} data-open={menuOpen || undefined}>
        <Navigation groups={props.navigation} pathname={pathname} />
        <div className={styles.account}>{props.account(() => setListOpen(true))}</div>
      </div>
      <main id="main" tabIndex={-1} className={styles.main}>
        <div className={styles.content}>
          {props.alarm}
          <LiveBanner />
          <Outlet />
        </div>
      </main>
      {listOpen && <ShortcutList shortcuts={shortcuts} close={() => setListOpen(false)} />}
    </div>
  );
}

function Navigation({ groups, pathname }: { groups: readonly NavGroup[]; pathname: string }) {
  const navigation = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever page was gone to, its entry is to be seen
  useEffect(() => {
    const shown = navigation.current;
    // Only where it scrolls by itself: elsewhere the whole page would move.
    if (shown && shown.scrollHeight > shown.clientHeight)
      shown.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [pathname]);
  return (
    <nav ref={navigation} aria-label="Main" className={styles.navigation}>
      {groups.map(({ title, items }) => (
        <div key={title ?? ''} className={styles.group}>
          {title && (
            <h2 id={`nav-${title}`} className={styles.groupTitle}>
              {title}
            </h2>
          )}
          <ul {...(title && { 'aria-labelledby': `nav-${title}` })}>
            {items.map((item) => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  className={styles.link}
                  {...(isCurrent(item, pathname) && { 'aria-current': 'page' })}
                >
                  <item.icon size={18} stroke={1.8} aria-hidden />
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function useShellShortcuts(navigation: readonly NavGroup[], openList: () => void): readonly Shortcut[] {
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `openList` only sets state
  return useMemo(
    () => [
      ...navigation
        .flatMap(({ items }) => items)
        .map(({ key, label, to }) => ({ keys: `g ${key}`, does: `Go to ${label}`, run: () => void navigate(to) })),
      { keys: '/', does: 'Search this page', run: () => focusFirst('[data-shortcut="search"]') },
      { keys: 'n', does: 'New: the page’s main action', run: () => clickFirst('[data-shortcut="new"]') },
      { keys: '?', does: 'List the shortcuts', run: openList },
    ],
    [navigation, navigate],
  );
}

function focusFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function clickFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}
