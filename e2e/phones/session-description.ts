import type { Codec } from '@flexpbx/domain';

/** How the sound of a call is kept from listeners: not at all, by SRTP with keys in the SDP, or by SRTP with keys of DTLS. */
export type SoundEncryption = 'none' | 'sdes' | 'dtls';

/** Which way sound goes, seen from who describes it: a phone that holds its call says `sendonly`, or `inactive`. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** What one side of a call says of its sound (RFC 4566, RFC 3264). */
export interface SoundDescription {
  readonly host: string;
  /** 0: no sound. */
  readonly port: number;
  /** Best first. An answer names the one chosen. */
  readonly codecs: readonly Codec[];
  readonly direction: Direction;
  readonly encryption: SoundEncryption;
  /** Whether keys can be sent as RTP events (RFC 4733). */
  readonly takesKeyEvents: boolean;
}

/** By encoding name in lower case (RFC 3551, RFC 7587 and others). */
const codecs: Readonly<Record<string, Codec>> = {
  opus: 'opus',
  g722: 'G722',
  pcmu: 'PCMU',
  pcma: 'PCMA',
  'g726-32': 'G726',
  'aal2-g726-32': 'G726',
  speex: 'Speex',
  gsm: 'GSM',
  g729: 'G729',
  ilbc: 'iLBC',
};

/** Encoding names of payload types that need no `rtpmap` (RFC 3551 §6). */
const staticTypes: Readonly<Record<string, string>> = { 0: 'pcmu', 3: 'gsm', 8: 'pcma', 9: 'g722', 18: 'g729' };

/** Reads the sound of an SDP; undefined when it describes none. */
export function readSoundDescription(sdp: string): SoundDescription | undefined {
  const [session = '', ...media] = sdp.split(/^m=/m);
  const audio = media.find((section) => section.startsWith('audio '));
  const line = audio && /^audio (\d+)\S* (\S+)(.*)/.exec(audio);
  if (!line) return undefined;
  const [, port, profile = '', types = ''] = line;
  const attribute = (pattern: RegExp): string | undefined => (pattern.exec(audio) ?? pattern.exec(session))?.[1];
  const names = types
    .trim()
    .split(/ +/)
    .map((type) => encodingName(audio, type));
  return {
    host: attribute(/^c=IN IP[46] (\S+)/m) ?? '',
    port: Number(port),
    codecs: [...new Set(names.flatMap((name) => codecs[name] ?? []))],
    direction: (attribute(/^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m) ?? 'sendrecv') as Direction,
    encryption: encryptionOf(profile, attribute(/^a=(crypto|fingerprint):/m)),
    takesKeyEvents: names.includes('telephone-event'),
  };
}

function encodingName(audio: string, type: string): string {
  const mapped = new RegExp(`^a=rtpmap:${type} ([^/\\s]+)/`, 'm').exec(audio)?.[1];
  return (mapped ?? staticTypes[type] ?? '').toLowerCase();
}

/** The profile decides what flows: keys beside a plain profile are an offer that was not taken. */
function encryptionOf(profile: string, keys: string | undefined): SoundEncryption {
  if (!profile.includes('SAVP')) return 'none';
  return keys === 'fingerprint' ? 'dtls' : 'sdes';
}

/** Offers, or answers with, G.711 μ-law over plain RTP at a port of 127.0.0.1. */
export function describeSession(port: number): string {
  return [
    'v=0',
    `o=- ${port} 1 IN IP4 127.0.0.1`,
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${port} RTP/AVP 0`,
    'a=rtpmap:0 PCMU/8000',
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n');
}
