import { z } from 'zod';

/** Ways to code sound, by the names of the seed's `codecs` list. `G729` and `iLBC` pass through where Asterisk has no module. */
export const codecNames = ['opus', 'G722', 'PCMU', 'PCMA', 'G726', 'Speex', 'GSM', 'G729', 'iLBC'] as const;

/** See {@link codecNames}. */
export type Codec = (typeof codecNames)[number];

/** Codecs in the order they are offered; each at most once. */
export const codecList = z
  .array(z.enum(codecNames, `Codecs are ${codecNames.join(', ')}.`))
  .min(1, 'Choose at least one codec, or calls have no sound.')
  .refine((list) => new Set(list).size === list.length, 'A codec stands in this list twice.');

/** How keys pressed during a call travel: RTP events (RFC 4733), SIP INFO, as tones in the sound, or whatever the phone offers. */
export const dtmfMethod = z.enum(['rfc4733', 'info', 'inband', 'auto']);

/** See {@link dtmfMethod}. */
export type DtmfMethod = z.infer<typeof dtmfMethod>;

/**
 * Whether sound is encrypted: `off`; `optional` where the phone offers it; `sdes` and `dtls` always: a call that would be
 * in the clear is refused. `sdes` needs SIP over TLS, since its keys travel in SIP; `dtls` is what browsers speak.
 */
export const mediaEncryption = z.enum(['off', 'optional', 'sdes', 'dtls']);

/** See {@link mediaEncryption}. */
export type MediaEncryption = z.infer<typeof mediaEncryption>;
