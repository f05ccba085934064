import type { DialledSubject } from '@flexpbx/domain';

/** A kind of state that can be dialled, as call control keeps it. */
export interface Subject {
  readonly name: DialledSubject;
  /** Who or what can have such states, and since when. */
  owners(): Promise<ReadonlyMap<string, Date>>;
  /** Since when there is one of them; null: it is gone. */
  bornAt(owner: string): Promise<Date | null>;
  /** Whose state a key is: `1001` of `1001/forward-always`. */
  ownerOf(key: string): string;
  /** Family of AstDB with a cell for each owner that has set something, which the dialplan looks for; null: none. */
  readonly flagFamily: string | null;
  /** What lamps show of the states of one owner, by the name of a device without `Custom:`. */
  lamps(values: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
}
