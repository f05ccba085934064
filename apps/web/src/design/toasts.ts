import { announce } from './announcer.ts';

/** A short message about something just done. A failure stays until it is closed. */
export interface Toast {
  /** A second toast of the same id replaces the first: "saving" becomes "saved". */
  readonly id: string;
  readonly tone: 'good' | 'busy' | 'bad';
  readonly text: string;
  /** Where to read more. */
  readonly link?: { readonly to: string; readonly label: string };
}

let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const heard of listeners) heard();
}

/** Shows a toast, or changes the one of the same id, and has it announced. */
export function showToast(toast: Toast): void {
  const at = toasts.findIndex(({ id }) => id === toast.id);
  replace(at === -1 ? [...toasts, toast] : toasts.with(at, toast));
  announce(toast.text);
}

/** Takes a toast away. */
export function closeToast(id: string): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

/** Toasts shown now. The same array until one changes. */
export const shownToasts = (): readonly Toast[] => toasts;

/** Calls `heard` at each change until the returned function is called. */
export function onToastChange(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
