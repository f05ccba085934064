import { useEffect, useRef } from 'react';
import { announce } from './announcer.ts';

/** More changes than this at once are told as a number, not one by one. */
const mostAtOnce = 3;

/**
 * Sentences for what differs between two states of a list. `tell` gives the words for one change: `before` or `after`
 * is undefined for what came or went; null means not worth saying.
 */
export function changesBetween<Item>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
  tell: (before: Item | undefined, after: Item | undefined) => string | null,
): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => tell(before.get(key), after.get(key)) ?? []);
}

/** Announces what changes in `items` while they are shown; their first appearance says nothing. */
export function useAnnouncedChanges<Item>(
  items: readonly Item[] | undefined,
  keyOf: (item: Item) => string,
  tell: (before: Item | undefined, after: Item | undefined) => string | null,
): void {
  const shown = useRef<ReadonlyMap<string, Item> | null>(null);
  useEffect(() => {
    if (!items) return;
    const after = new Map(items.map((item) => [keyOf(item), item]));
    const sentences = shown.current ? changesBetween(shown.current, after, tell) : [];
    shown.current = after;
    if (sentences.length > mostAtOnce) announce(`${sentences.length} changes.`);
    else for (const sentence of sentences) announce(sentence);
  }, [items, keyOf, tell]);
}
