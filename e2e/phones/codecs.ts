import type { Codec } from '@flexpbx/domain';

/** What Asterisk calls them. */
const names: Readonly<Record<Codec, string>> = {
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

/** How the sound of a call comes to us: as samples, or coded, by a codec Asterisk has no module for. */
export interface LineFormat {
  readonly name: string;
  /** The length of a coded frame; null for samples. */
  readonly frameMs: number | null;
}

const samples: LineFormat = { name: 'slin', frameMs: null };
const coded: Readonly<Partial<Record<Codec, LineFormat>>> = {
  G729: { name: 'g729', frameMs: 20 },
  iLBC: { name: 'ilbc', frameMs: 20 },
};

/** A list of codecs in pjsip.conf's words, best first. */
export function allowed(codecs: readonly Codec[]): string {
  return codecs.map((codec) => names[codec]).join(',');
}

/** The codec Asterisk calls so: `(ulaw)`. */
export function codecNamed(format: string): Codec {
  const name = format.replace(/[()]/g, '');
  const found = Object.entries(names).find((entry) => entry[1] === name);
  if (!found) throw new Error(`no codec is called ${name}`);
  return found[0] as Codec;
}

/** The form in which sound of these codecs can be had: as samples if any of them can be decoded. */
export function lineFormat(codecs: readonly Codec[]): LineFormat {
  const formats = codecs.map((codec) => coded[codec] ?? samples);
  return formats.find(({ frameMs }) => frameMs === null) ?? formats[0] ?? samples;
}
