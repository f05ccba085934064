import { z } from 'zod';
import { isPublicName } from '../public-name.ts';

const key = (characters: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}={0,2}$`));

/** Where a browser takes push messages, and the keys they are encrypted with for it (RFC 8030, RFC 8291). */
export const pushAddress = z.strictObject({
  endpoint: z.url().max(2000),
  keys: z.strictObject({
    /** An uncompressed point of P-256: 65 bytes in base64url. */
    p256dh: key(87),
    /** 16 bytes in base64url. */
    auth: key(22),
  }),
});

/** See {@link pushAddress}. */
export type PushAddress = z.output<typeof pushAddress>;

/**
 * Why a push service can not be at this address; null when it can. Browsers' services are public https servers with a name:
 * anything else would let whoever subscribes have us call servers inside the network. `trustedOrigin` is the one exception.
 */
export function endpointFault(endpoint: string, trustedOrigin: string | null): string | null {
  const { protocol, origin, hostname, username, password } = new URL(endpoint);
  if (origin === trustedOrigin) return null;
  if (protocol !== 'https:') return 'A push service is reached by https only.';
  if (username !== '' || password !== '') return 'The address of a push service holds no password.';
  return isPublicName(hostname) ? null : 'A push service has a public name, not an address.';
}
