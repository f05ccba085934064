import type { ProcessIdentity } from './process-identity.ts';

/** One life of a supervised process. */
export interface Run {
  readonly identity: ProcessIdentity;
  /** It was running before and was left as it is. */
  readonly adopted: boolean;
  /** Resolves when it can do its work; rejects with AppError `setup-incomplete` or `timed-out` when it can't. */
  readonly ready: Promise<void>;
  /** Resolves with how it ended ("exit code 1", "signal SIGKILL"); never rejects. */
  readonly ended: Promise<string>;
  /** Asks it to end, ends it by force after its time is up, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** Something the supervisor keeps running. */
export interface Unit {
  /** As it is called in messages: `portal`, `Asterisk`. */
  readonly name: string;
  /** Starts it, or finds it running. */
  launch(): Promise<Run>;
}
