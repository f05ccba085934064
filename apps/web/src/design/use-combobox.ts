import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { announce } from './announcer.ts';
import { type FoundGroup, findOptions, type ListedOption } from './find-options.ts';

/** Options of each group that are listed at once. */
const mostShown = 8;
/** Typing goes on meanwhile; what was found is told when it pauses. */
const pauseMs = 600;

/** A combobox while it is used. */
export interface Combobox {
  /** What is being typed; null while the field shows what is chosen. */
  readonly typed: string | null;
  readonly open: boolean;
  readonly groups: readonly FoundGroup[];
  readonly active: ListedOption | null;
  readonly listId: string;
  optionId(option: ListedOption): string;
  type(text: string): void;
  show(): void;
  choose(option: ListedOption): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
  /** The focus goes elsewhere: what was typed for is chosen, as Enter would have done. */
  leave(): void;
}

/**
 * Keys and states of an editable combobox with a list, after the pattern of the ARIA Authoring Practices: arrows move
 * in the list while the focus stays in the field, Enter chooses, Escape takes back what was typed.
 */
export function useCombobox(parts: {
  options: readonly ListedOption[];
  value: string;
  /** Options made of what is typed, besides those listed. */
  typedOptions: ((typed: string) => readonly ListedOption[]) | undefined;
  /** Whether emptying the field chooses nothing. */
  mayBeEmpty: boolean;
  set: (value: string) => void;
}): Combobox {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [activeValue, setActiveValue] = useState<string | null>(null);
  const listId = useId();

  const made = typed ? (parts.typedOptions?.(typed) ?? []) : [];
  const groups = [...findOptions(parts.options, typed ?? '', mostShown), ...groupsOf(made)];
  const shown = groups.flatMap((group) => group.shown);
  const first = typed === null || typed.trim() === '' ? null : (shown[0] ?? null);
  const active = open ? (shown.find(({ value }) => value === activeValue) ?? first) : null;
  useTold(open && typed !== null, shown.length);
  useInView(active && `${listId}${active.value}`);

  const close = () => {
    setOpen(false);
    setTyped(null);
    setActiveValue(null);
  };
  const show = () => {
    setOpen(true);
    setActiveValue(parts.value || null);
  };
  const choose = ({ value }: ListedOption) => {
    if (value !== parts.value) parts.set(value);
    close();
  };
  const move = (step: 1 | -1) => {
    if (!open) return show();
    const at = active ? shown.indexOf(active) + step : step === 1 ? 0 : shown.length - 1;
    setActiveValue(shown[Math.min(Math.max(at, 0), shown.length - 1)]?.value ?? null);
  };

  return {
    ...{ typed, open, groups, active, listId, show, choose },
    optionId: ({ value }) => `${listId}${value}`,
    type: (text) => {
      setTyped(text);
      setOpen(true);
      setActiveValue(null);
    },
    onKeyDown: (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
      else if (event.key === 'Enter' && active) choose(active);
      else if (event.key === 'Escape' && open) close();
      else return;
      event.preventDefault();
      // What is typed next replaces what is chosen, as it did when the field was entered.
      const field = event.currentTarget;
      if (event.key === 'Enter' || event.key === 'Escape') requestAnimationFrame(() => field.select());
    },
    leave: () => {
      if (typed !== null && typed.trim() === '' && parts.mayBeEmpty) parts.set('');
      else if (typed !== null && active) parts.set(active.value);
      close();
    },
  };
}

/** What was made of the text itself always belongs there. */
function groupsOf(made: readonly ListedOption[]): FoundGroup[] {
  return made.map((option) => ({ title: option.group, shown: [option], left: 0 }));
}

function useTold(isSearching: boolean, count: number): void {
  useEffect(() => {
    if (!isSearching) return;
    const words = count === 0 ? 'Nothing found.' : `${count} found.`;
    const timer = setTimeout(() => announce(words), pauseMs);
    return () => clearTimeout(timer);
  }, [isSearching, count]);
}

function useInView(id: string | null): void {
  useEffect(() => {
    if (id !== null) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
}
