import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import styles from './full-page-notice.module.css';
import { Failed } from './loaded.tsx';
import { Mark } from './mark.tsx';

/** A page with one thing on it, without navigation: signing in, a page that does not exist, a portal that is away. */
export function FocusedPage(props: {
  title: string;
  /** Takes the focus although nobody navigated: it took the place of a page on which something was done. */
  takesFocus?: boolean;
  children: ReactNode;
}) {
  const { title, takesFocus, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const navigation = useNavigationType();
  // Not on the first page of a visit: the browser puts the focus where it belongs then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another page
  useEffect(() => {
    if (takesFocus || navigation !== 'POP') heading.current?.focus();
  }, [title]);

  return (
    <div className={styles.page}>
      <title>{`${title} – FlexPBX`}</title>
      <header className={styles.brand}>
        <Mark size={36} />
        <span>FlexPBX</span>
      </header>
      <main className={styles.card}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}

/** Says that nothing can be shown, and why. */
export function FullPageNotice({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <FocusedPage title="FlexPBX is not reachable">
      <Failed error={error} retry={retry} />
    </FocusedPage>
  );
}
