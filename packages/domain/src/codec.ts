import { z } from 'zod';

/** Ways to code sound, by the names telephony has for them. */
export const codecNames = ['opus', 'G722', 'PCMU', 'PCMA', 'G726', 'Speex', 'GSM', 'G729', 'iLBC'] as const;

/** See {@link codecNames}. */
export type Codec = (typeof codecNames)[number];

/** What Asterisk passes on between two phones and can't translate unless a module for it is installed. */
export const passThroughCodecs = ['G729', 'iLBC'] as const satisfies readonly Codec[];

/** Codecs in the order they are offered; each at most once. */
export const codecList = z
  .array(z.enum(codecNames, `Codecs are ${codecNames.join(', ')}.`))
  .min(1, 'Choose at least one codec, or calls have no sound.')
  .refine((list) => new Set(list).size === list.length, 'A codec stands in this list twice.')
  .refine(
    (list) => list.length === 0 || list.some((codec) => !passThroughCodecs.some((one) => one === codec)),
    `Add another codec to ${passThroughCodecs.join(' and ')}: mailboxes and announcements can't be spoken in these.`,
  );

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
