/** Keys that do something on every page. */
export interface Shortcut {
  /** One key, or two pressed one after the other: `g h`. */
  readonly keys: string;
  readonly does: string;
  readonly run: () => void;
}

/** How long the second key of a sequence is waited for. */
export const sequenceMs = 1_000;

/** What a key press means: a shortcut, the beginning of one, or nothing. `pressed` is what came before in time. */
export function matchShortcut(
  shortcuts: readonly Shortcut[],
  pressed: string | null,
  key: string,
): { run: Shortcut } | { wait: string } | null {
  const sequence = pressed === null ? key : `${pressed} ${key}`;
  const run = shortcuts.find(({ keys }) => keys === sequence) ?? shortcuts.find(({ keys }) => keys === key);
  if (run) return { run };
  return shortcuts.some(({ keys }) => keys.startsWith(`${key} `)) ? { wait: key } : null;
}

/** Whether a key press belongs to what has the focus (text, a choice, a player), not to us. */
export function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog[open]') !== null
  );
}
