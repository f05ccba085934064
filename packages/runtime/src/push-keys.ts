import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from './app-error.ts';

/**
 * The key pair push services know us by (VAPID, RFC 8292), in base64url. Browsers subscribe for this public key: with another
 * pair all of them would have to subscribe again.
 */
export const pushKeysSchema = z.object({
  /** An uncompressed point of P-256. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  privateKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

/** See {@link pushKeysSchema}. */
export type PushKeys = z.infer<typeof pushKeysSchema>;

/** Reads the generated pair. Throws AppError `setup-incomplete` when set-up has not written it. */
export async function readPushKeys(file: string): Promise<PushKeys> {
  try {
    return pushKeysSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('setup-incomplete', `${file} can't be used. Run "npm start" once to have it made.`, { cause });
  }
}
