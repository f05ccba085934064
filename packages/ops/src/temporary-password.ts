import { randomInt } from 'node:crypto';
import { temporaryPasswordMs } from '@flexpbx/domain';
import { hashPassword } from './password-hash.ts';

/** Small letters and digits that can't be taken for one another, read aloud or on paper: without i, l, o, 0 and 1. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** A password that signs somebody in once. `password` is shown and forgotten; `hash` and `expiresAt` are stored. */
export interface TemporaryPassword {
  readonly password: string;
  readonly hash: string;
  readonly expiresAt: Date;
}

/** Makes a temporary password that holds from `now` on; 79 random bits, like `kfm7-x2qp-9hta-w3rd`. */
export async function makeTemporaryPassword(now: Date): Promise<TemporaryPassword> {
  const password = Array.from({ length: groups }, randomGroup).join('-');
  return { password, hash: await hashPassword(password), expiresAt: new Date(now.getTime() + temporaryPasswordMs) };
}

function randomGroup(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}
