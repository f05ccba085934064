import type { Bell } from '../repositories.ts';

/** A bell together with how to put it away. Rings given before `close` go out. */
export interface ClosableBell extends Bell {
  close(): Promise<void>;
}
