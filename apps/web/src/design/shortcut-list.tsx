import { Button, Checkbox } from '@mantine/core';
import dialogStyles from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import styles from './shortcut-list.module.css';
import type { Shortcut } from './shortcuts.ts';
import { useShortcutsEnabled } from './use-shortcuts.ts';

/** Every shortcut, and the switch to turn them off. */
export function ShortcutList({ shortcuts, close }: { shortcuts: readonly Shortcut[]; close: () => void }) {
  const [enabled, setEnabled] = useShortcutsEnabled();
  return (
    <Dialog title="Keyboard shortcuts" close={close}>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key, at) => (
                <span key={key}>
                  {at > 0 && ' then '}
                  <kbd className={styles.key}>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd className={styles.key}>↑</kbd> <kbd className={styles.key}>↓</kbd>
          </dt>
          <dd>Move between the rows of a table, from a row’s link</dd>
        </div>
      </dl>
      <Checkbox
        label="Use these shortcuts in this browser"
        description="Turn them off if you control the computer by voice."
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      <div className={dialogStyles.buttons}>
        <Button variant="default" onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
