/**
 * A fault with a stable name. `id` is what programs and tests match on; `message` is written for the person who reads
 * it and says what to do; `fields` name the inputs at fault. Nothing secret may stand in any of them.
 */
export class AppError extends Error {
  readonly id: AppErrorId;
  readonly fields: Readonly<Record<string, string>>;

  constructor(id: AppErrorId, message: string, options: { fields?: Record<string, string>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.id = id;
    this.fields = options.fields ?? {};
  }
}

/** Every fault the product can name. The portal maps them to HTTP in one place, the command line to an exit code. */
export type AppErrorId =
  | 'invalid-input'
  | 'not-signed-in'
  | 'not-permitted'
  | 'password-change-required'
  | 'not-found'
  | 'conflict'
  | 'too-many-attempts'
  | 'read-only'
  | 'disk-full'
  | 'asterisk-unreachable'
  | 'asterisk-refused'
  | 'configuration-refused'
  | 'database-unavailable'
  | 'setup-incomplete'
  | 'timed-out';

/** The text of any thrown thing, for a log line or a reason shown to an administrator. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
