import { NavLink } from 'react-router';
import styles from './tabs.module.css';

/** One part of a page that is a page of its own below it. `path` is empty for the first. */
export interface Tab {
  readonly path: string;
  readonly label: string;
}

/** The parts of a page about one thing, each with an address of its own. */
export function Tabs({ of, tabs }: { of: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={of}>
      <ul className={styles.tabs}>
        {tabs.map(({ path, label }) => (
          <li key={path}>
            <NavLink to={path} end={path === ''} preventScrollReset>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Which of the tabs is open at `pathname`. */
export function openTab(tabs: readonly [Tab, ...Tab[]], pathname: string): Tab {
  return tabs.find(({ path }) => path !== '' && pathname.endsWith(`/${path}`)) ?? tabs[0];
}
