import type { ReactNode } from 'react';
import styles from './full-page-notice.module.css';
import { Failed } from './loaded.tsx';
import { Mark } from './mark.tsx';

/** A page with one thing on it, without navigation: signing in, a page that does not exist, a portal that is away. */
export function FocusedPage({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <Mark size={36} />
        <span>FlexPBX</span>
      </header>
      <main className={styles.card}>{children}</main>
    </div>
  );
}

/** Says that nothing can be shown, and why. */
export function FullPageNotice({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <FocusedPage>
      <title>Not reachable – FlexPBX</title>
      <h1>FlexPBX is not reachable</h1>
      <Failed error={error} retry={retry} />
    </FocusedPage>
  );
}
