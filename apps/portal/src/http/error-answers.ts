import { randomUUID } from 'node:crypto';
import { type Logger, reasonOf } from '@flexpbx/runtime';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { problem, problemOf, TooManyAttempts } from './problem.ts';

/** Gives each request an id, which its answer carries and the log of a fault names. */
export const nameRequest: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals.requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
};

/** The answer where no route is. */
export const nothingHere: RequestHandler = (_request, response) => {
  const missing = problem('not-found', 'There is nothing at this address.', {});
  response.status(missing.status).type('application/problem+json').json(missing);
};

/** Answers every fault as a Problem and logs those that are ours. */
export function answerFaults(logger: Logger): ErrorRequestHandler {
  return (fault: unknown, request, response, next) => {
    const requestId = String(response.locals.requestId);
    const answer = problemOf(fault, requestId);
    if (answer.status >= 500) {
      logger[answer.id === 'unexpected-fault' ? 'error' : 'warn']('a request could not be served', {
        requestId,
        method: request.method,
        // The pattern, not the path: numbers and names of people stay out of the log.
        route: request.route?.path,
        problem: answer.id,
        reason: reasonOf(fault),
        ...(fault instanceof Error && { cause: fault.cause && reasonOf(fault.cause), stack: fault.stack }),
      });
    }
    // A half-sent answer can't be taken back: express ends the connection, so that its reader sees that it broke off.
    if (response.headersSent) return next(fault);
    if (fault instanceof TooManyAttempts) response.setHeader('Retry-After', String(fault.retryAfterSeconds));
    response.status(answer.status).type('application/problem+json').json(answer);
  };
}
