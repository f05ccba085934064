import { type Codec, codecNames, type DtmfMethod, type MediaEncryption } from '@flexpbx/domain';
import type { Option } from '../design/fields.tsx';

const codecLabels: Readonly<Record<Codec, string>> = {
  opus: 'Opus (wide band)',
  G722: 'G.722 (wide band)',
  PCMU: 'G.711 µ-law (PCMU)',
  PCMA: 'G.711 A-law (PCMA)',
  G726: 'G.726',
  Speex: 'Speex',
  GSM: 'GSM',
  G729: 'G.729 (between phones only)',
  iLBC: 'iLBC (between phones only)',
};

/** Codecs that can be chosen. */
export const codecOptions: readonly Option[] = codecNames.map((name) => ({ value: name, label: codecLabels[name] }));

/** Fields hold text; the API wants names it knows. */
export function codecsOf(names: readonly string[]): Codec[] {
  return names.flatMap((name) => codecNames.find((known) => known === name) ?? []);
}

/** Ways keys travel; `whose` offers one of them by itself: "the phone". */
export function dtmfOptions(whose: string): readonly (Option & { value: DtmfMethod })[] {
  return [
    { value: 'auto', label: `As ${whose} offers` },
    { value: 'rfc4733', label: 'As events (RFC 4733)' },
    { value: 'info', label: 'As SIP messages (INFO)' },
    { value: 'inband', label: 'As tones in the sound' },
  ];
}

/** What can be asked of a phone as to encryption of its sound. */
export const encryptionOptions: readonly (Option & { value: MediaEncryption })[] = [
  { value: 'off', label: 'No' },
  { value: 'optional', label: 'Where the phone offers it' },
  { value: 'sdes', label: 'Always, over TLS (SRTP with SDES)' },
  { value: 'dtls', label: 'Always (DTLS-SRTP), as browsers do' },
];
