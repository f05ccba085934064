import type { CallHandling } from '../call-handling/call-handling.ts';
import type { Destination } from '../destination.ts';
import type { House } from '../house.ts';
import type { WhereTo } from '../number-plan/where-to.ts';
import type { NeededKind } from '../references/reference.ts';
import type { SwitchState } from '../schedules/switch-state.ts';

/** One thing that happens to a call on its way. */
export interface Step {
  /** A sentence for people. */
  readonly says: string;
  /** What decides it; null where no part of the configuration does. */
  readonly by: { readonly kind: NeededKind | 'settings'; readonly key: string } | null;
}

/** What a call comes to in the end. `announcement`: the caller is told why it goes no further. */
export type Ending =
  | 'extension'
  | 'mailbox'
  | 'conference'
  | 'menu'
  | 'directory'
  | 'ring-group'
  | 'queue'
  | 'page'
  | 'parked-call'
  | 'code'
  | 'outside'
  | 'emergency'
  | 'announcement'
  | 'hang-up';

/** The way of a call from what was dialled to where it ends. */
export interface Course {
  readonly steps: readonly Step[];
  readonly ends: Ending;
}

/** What is so at the time of a call and does not stand in the configuration. */
export interface Circumstances {
  readonly moment: Date;
  readonly switchState: (number: string) => SwitchState;
  readonly handlingOf: (extension: string) => CallHandling;
  readonly mayCallOutside: (extension: string) => boolean;
}

/** A call on its way. */
export interface Underway {
  readonly house: House;
  readonly circumstances: Circumstances;
  /** The extension whose phone calls; null: somebody outside. */
  readonly caller: string | null;
  /** How often it was forwarded. */
  readonly forwards: number;
  /** What the caller presses in menus from here on; null: not asked, the way ends with what can be chosen. */
  readonly keys: string | null;
}

/** What comes of a part of the way. */
export interface Hop {
  readonly steps: readonly Step[];
  readonly next: Next;
}

/** Where a call goes on, or how it ends. `forwards`: how often it was forwarded by then. */
export type Next =
  | { readonly ends: Ending }
  | { readonly destination: Destination; readonly keys?: string | null }
  | { readonly number: string; readonly place: WhereTo; readonly forwards: number };

/** A hop of one step that ends the way. */
export function endsIn(ends: Ending, says: string, by: Step['by']): Hop {
  return { steps: [{ says, by }], next: { ends } };
}

/** A hop of one step, after which the call goes on. */
export function goesOn(says: string, by: Step['by'], next: Next): Hop {
  return { steps: [{ says, by }], next };
}

/** Somebody in a sentence: `Ada Lovelace (1001)`. */
export function personAt({ extensions }: House, number: string): string {
  const extension = extensions.find((one) => one.number === number);
  return extension ? `${extension.name} (${number})` : number;
}

/** Words as they stand at the beginning of a sentence. */
export function atBeginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
