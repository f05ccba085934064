import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';
import { LivePolite } from './live-polite.tsx';

/**
 * A modal dialog: the browser's own, which keeps the focus inside, makes the rest of the page inert and gives the focus
 * back when it closes.
 */
export function Dialog(props: { title: string; close: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before it leaves the page, not after: a removed dialog gives no focus back.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.close();
      }}
    >
      <h2 id={titleId}>{props.title}</h2>
      {props.children}
      {/* The page's own live region is inert now, and what is inert is not read out. */}
      <LivePolite />
    </dialog>
  );
}
