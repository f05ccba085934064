import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isTypedInto, matchShortcut, type Shortcut, sequenceMs } from './shortcuts.ts';

const storageKey = 'flexpbx-shortcuts';
const listeners = new Set<() => void>();

function subscribe(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** Whether single keys do things. People who speak to their computer need them off (WCAG 2.1.4). */
export function useShortcutsEnabled(): [boolean, (enabled: boolean) => void] {
  const enabled = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey) !== 'off');
  const set = (next: boolean) => {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
    for (const heard of listeners) heard();
  };
  return [enabled, set];
}

/** Listens for `shortcuts` while `enabled`. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled: boolean): void {
  const pressed = useRef<{ key: string; at: number } | null>(null);
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return;
      const before = pressed.current && event.timeStamp - pressed.current.at < sequenceMs ? pressed.current.key : null;
      const found = matchShortcut(shortcuts, before, event.key);
      pressed.current = found && 'wait' in found ? { key: found.wait, at: event.timeStamp } : null;
      if (found && 'run' in found) {
        event.preventDefault();
        found.run.run();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [shortcuts, enabled]);
}
