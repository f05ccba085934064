import type { Bell } from '@flexpbx/db';
import type { Topic } from '@flexpbx/domain';
import { keepLooking, type Logger } from '@flexpbx/runtime';

/** What is looked at whenever the bell rings. */
export interface Look {
  /** For the log: "prompts could not be converted". */
  readonly whenItFails: string;
  /** Ring when there may be something new. */
  readonly topics: readonly Topic[];
  /** Looked at also when nobody rang for so long. */
  readonly anywayMs: number;
  /** Finds what is to be done, and does it. */
  look(): Promise<void>;
}

/** What looking works with. */
export interface LookSurroundings {
  readonly bell: Pick<Bell, 'listen'>;
  readonly logger: Logger;
}

/** A look costs the same for one thing that is new as for many, and each of them rings more than once. */
const restMs = 2_000;

/** Looks at once and whenever it is rung, every two seconds at most, until `signal` aborts; resolves when the last look is over. */
export function lookWhenRung(
  { whenItFails, topics, anywayMs, look }: Look,
  { bell, logger }: LookSurroundings,
  signal: AbortSignal,
): Promise<void> {
  const failed = (reason: string) => logger.warn(`${whenItFails}; it is tried again`, { reason });
  const causes = [(again: () => void) => bell.listen(topics, again)];
  return keepLooking({ look, failed, causes, anywayMs, restMs }, signal).over;
}
