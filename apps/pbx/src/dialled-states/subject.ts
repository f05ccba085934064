import type { DialledSubject } from '@flexpbx/domain';

/** A kind of state that can be dialled, as call control keeps it. */
export interface Subject {
  readonly name: DialledSubject;
  /** Who or what can have such states, and since when. */
  owners(): Promise<ReadonlyMap<string, Date>>;
  /** Whose state a key is: `1001` of `1001/forward-always`. */
  ownerOf(key: string): string;
  /** Family of AstDB whose cells the dialplan looks for to learn that something is out of the ordinary; null: none. */
  readonly flagFamily: string | null;
  /** What has to be so in Asterisk for these values. */
  consequences(values: ReadonlyMap<string, string>): {
    readonly flags: ReadonlySet<string>;
    /** State of each device of ours, by its name without `Custom:`. */
    readonly lamps: ReadonlyMap<string, string>;
  };
}
