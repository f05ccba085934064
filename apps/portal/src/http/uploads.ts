import { Transform } from 'node:stream';
import type { Route } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import type { RequestHandler } from 'express';
import { problem } from './problem.ts';

/**
 * Lets a file through that a route takes, as a stream that fails with `invalid-input` where it grows too large. Whoever
 * reads it keeps nothing of a stream that failed.
 */
export function requireFile({ types, bytes }: NonNullable<Route['takes']>): RequestHandler {
  return (request, response, next) => {
    if (!request.is([...types])) {
      const refusal = problem('unsupported-media-type', `Send a file as the body: ${types.join(', ')}.`, {});
      response.status(refusal.status).type('application/problem+json').json(refusal);
      return;
    }
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > bytes) throw tooLarge(bytes);
    response.locals.file = request.pipe(limit(bytes));
    request.on('aborted', () => response.locals.file.destroy(new Error('the upload broke off')));
    next();
  };
}

function limit(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > bytes) done(tooLarge(bytes));
      else done(null, chunk);
    },
  });
}

function tooLarge(bytes: number): AppError {
  const message = `This file is too large: at most ${bytes / 1024 / 1024} MB.`;
  return new AppError('invalid-input', message, { fields: { file: message } });
}
