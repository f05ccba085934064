import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { byteRange } from './byte-range.ts';
import { problem } from './problem.ts';

/** Sends an open recording, or the part of it that was asked for (Safari plays nothing without), and closes it. */
export async function sendAudio(file: FileHandle, response: Response): Promise<void> {
  try {
    const { size } = await file.stat();
    const range = byteRange(response.req.headers.range, size);
    response.setHeader('Accept-Ranges', 'bytes');
    if (range === 'unsatisfiable') {
      const refusal = problem('unsatisfiable-range', 'The part asked for lies behind the end of the recording.', {});
      response.status(refusal.status).setHeader('Content-Range', `bytes */${size}`);
      response.type('application/problem+json').json(refusal);
      return;
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    if (range) response.status(206).setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
    response.setHeader('Content-Length', end - start + 1);
    if (response.req.method === 'HEAD' || size === 0) return void response.end();
    await pipeline(file.createReadStream({ start, end, autoClose: false }), response);
  } catch (fault) {
    // Whoever stops listening half-way closes the connection; that is no fault of ours.
    if (!response.destroyed) throw fault;
  } finally {
    await file.close();
  }
}
