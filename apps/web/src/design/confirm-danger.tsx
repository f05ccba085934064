import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { wordsFor } from '../api/problem.ts';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';

/** Asks before something that can't be undone: names the thing, says what is lost, and the button says what it does. */
export function ConfirmDanger(props: {
  title: string;
  /** What is lost. */
  children: ReactNode;
  /** The deed, with its thing: "Delete extension 1001". */
  confirmLabel: string;
  busyLabel: string;
  /** Does it; a rejection is shown in the dialog. Whoever opened the dialog closes it when this is done. */
  confirm: () => Promise<void>;
  close: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.confirm();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <Dialog title={props.title} close={props.close}>
      {props.children}
      {error !== null && (
        <div role="alert">
          <Notice tone="bad" title="This did not work">
            <p>{wordsFor(error)}</p>
          </Notice>
        </div>
      )}
      <div className={styles.buttons}>
        {/* The safe way out comes first and so has the focus. */}
        <Button variant="default" onClick={props.close}>
          Cancel
        </Button>
        <Button color="red" aria-disabled={busy} onClick={() => busy || void confirm()}>
          {busy ? props.busyLabel : props.confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
