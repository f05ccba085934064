import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '@flexpbx/runtime';

const version = 'v1:';
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts text for keeping: `v1:` and, in base64url, a random nonce, the ciphertext and its tag (AES-256-GCM, NIST SP
 * 800-38D). `place` names table, row and column: sealed text copied to another row does not open there.
 */
export function seal(key: Buffer, place: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return version + sealed.toString('base64url');
}

/** The text sealed for this place. Throws AppError `database-unavailable` when it is not what was sealed there. */
export function unseal(key: Buffer, place: string, sealed: string): string {
  try {
    if (!sealed.startsWith(version)) throw new Error('sealed in a way this program does not know');
    const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
    const nonce = bytes.subarray(0, nonceBytes);
    const tag = bytes.subarray(-tagBytes);
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new AppError(
      'database-unavailable',
      `A secret in the database can't be read (${place}): it was changed by something else than FlexPBX. Set it again.`,
      { cause },
    );
  }
}
