import type { Codec } from '@flexpbx/domain';

/** What Asterisk calls them (format names of core and modules, `core show codecs`). */
const asteriskNames: Readonly<Record<Codec, string>> = {
  opus: 'opus',
  G722: 'g722',
  PCMU: 'ulaw',
  PCMA: 'alaw',
  G726: 'g726',
  Speex: 'speex',
  GSM: 'gsm',
  G729: 'g729',
  iLBC: 'ilbc',
};

/** The value of an endpoint's `allow`: these codecs in this order and no other, for phones and trunks alike. */
export function asteriskCodecs(codecs: readonly Codec[]): string {
  return ['!all', ...codecs.map((codec) => asteriskNames[codec])].join(',');
}
