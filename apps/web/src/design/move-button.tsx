import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import styles from './move-button.module.css';

/**
 * Moves an entry of a list one place up or down. It stays where it is for the keyboard when it has nothing to do, so that
 * the focus is never lost.
 */
export function MoveButton(props: {
  way: 'up' | 'down';
  /** What is moved, as in "Move Office up". */
  name: string;
  idle: boolean;
  move: () => void;
}) {
  const Arrow = props.way === 'up' ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon
      variant="subtle"
      className={styles.move ?? ''}
      aria-label={`Move ${props.name} ${props.way}`}
      aria-disabled={props.idle}
      data-move={props.way}
      data-idle={props.idle || undefined}
      onClick={props.move}
    >
      <Arrow size={16} aria-hidden />
    </ActionIcon>
  );
}

/** Puts the focus on the button that moves an entry, where the entry stands now. */
export function focusMoveButton(list: HTMLElement | null, at: number, way: 'up' | 'down'): void {
  list?.children[at]?.querySelector<HTMLElement>(`[data-move=${way}]`)?.focus();
}
