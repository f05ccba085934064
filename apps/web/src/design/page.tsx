import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import styles from './page.module.css';

/**
 * A page: its title (also the document's), what it is for, and its one primary action. Its heading takes the focus when
 * the page was navigated to, so that a screen reader reads it and Tab goes on from there.
 */
export function Page(props: {
  title: string;
  /** Document title where it says more than the heading ("Voicemail of 1001"). */
  documentTitle?: string;
  above?: ReactNode;
  lead?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigation = useNavigationType();

  useEffect(() => {
    // POP is the first page or going back: the browser restores focus and scroll itself.
    if (navigation !== 'POP') {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
  }, [navigation]);

  return (
    <div className={styles.page}>
      <title>{`${props.documentTitle ?? props.title} – FlexPBX`}</title>
      <header className={styles.header}>
        <div className={styles.heading}>
          {props.above}
          <h1 ref={heading} tabIndex={-1}>
            <bdi>{props.title}</bdi>
          </h1>
          {props.lead && <div className={styles.lead}>{props.lead}</div>}
        </div>
        {props.action && <div className={styles.action}>{props.action}</div>}
      </header>
      {props.children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Section(props: { title: string; aside?: ReactNode; plain?: boolean; children: ReactNode }) {
  return (
    <section className={props.plain ? styles.plain : styles.section}>
      <header className={styles.sectionHeader}>
        <h2>{props.title}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}
