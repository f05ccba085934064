import type { shape } from '@flexpbx/domain/api';
import { AppError, type AppErrorId } from '@flexpbx/runtime';
import type { z } from 'zod';

/** What a client is told when something went wrong; see `Problem` in the API's shapes. */
export type Problem = z.infer<typeof shape.Problem>;

/** Faults of HTTP itself, which no other part of the product knows. */
type HttpErrorId =
  | 'too-large'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'unsatisfiable-range'
  | 'unexpected-fault';

const statusOf: Readonly<Record<AppErrorId | HttpErrorId, number>> = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'not-permitted': 403,
  'password-change-required': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'unsatisfiable-range': 416,
  'configuration-refused': 422,
  'too-many-attempts': 429,
  'unexpected-fault': 500,
  'asterisk-refused': 502,
  'read-only': 503,
  'asterisk-unreachable': 503,
  'database-unavailable': 503,
  'setup-incomplete': 503,
  'timed-out': 504,
  'disk-full': 507,
};

/** Too many tries; the answer says in `Retry-After` when the next one is looked at. */
export class TooManyAttempts extends AppError {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super('too-many-attempts', message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A problem with its words and the status that stands for its id. */
export function problem(
  id: AppErrorId | HttpErrorId,
  title: string,
  fields: Readonly<Record<string, string>>,
): Problem {
  return { id, title, status: statusOf[id], ...(Object.keys(fields).length > 0 && { fields: { ...fields } }) };
}

/**
 * The one place where faults become answers. Nothing of an unexpected fault is told but its request id, under which the
 * log has the rest.
 */
export function problemOf(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof AppError) return problem(thrown.id, thrown.message, thrown.fields);
  return (
    httpProblem(thrown) ?? {
      ...problem(
        'unexpected-fault',
        `Something went wrong here that should not have. It was noted under ${requestId}; give this to whoever runs the system.`,
        {},
      ),
      request_id: requestId,
    }
  );
}

/** Faults that express, its body parser and its file sender throw: plain errors with a status between 400 and 499. */
function httpProblem(thrown: unknown): Problem | null {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') return null;
  switch (thrown.status) {
    case 404:
      return problem('not-found', 'There is nothing at this address.', {});
    case 413:
      return problem('too-large', 'This is more than the portal takes at once (100 kB).', {});
    case 415:
      return problem('unsupported-media-type', 'Send JSON in UTF-8, with "Content-Type: application/json".', {});
    case 416:
      return problem('unsatisfiable-range', 'The part asked for lies behind the end of the recording.', {});
    default:
      return thrown.status >= 400 && thrown.status < 500
        ? problem('invalid-input', 'The request could not be read. Its JSON or its address is malformed.', {})
        : null;
  }
}

/** What zod found at fault, a message for each input: the first one where there are several. */
export function invalidInput(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const names =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key].join('.'))
        : [issue.path.join('.')];
    for (const name of names) fields[name || 'body'] ??= messageOf(issue);
  }
  return new AppError('invalid-input', 'Some of what was sent can not be used. See the message at each field.', {
    fields,
  });
}

function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? 'There is no such field.' : issue.message;
}
