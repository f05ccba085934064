import { type Codec, passThroughCodecs } from '@flexpbx/domain';
import type { AsteriskProgram } from '../machine.ts';

/** What Asterisk calls them (format names of core and modules, `core show codecs`). */
export const asteriskNames: Readonly<Record<Codec, string>> = {
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

/**
 * The value of an endpoint's `allow`: these codecs in this order and no other, for phones and trunks alike. Those that this
 * Asterisk can't translate come last: who agreed on one of them could be connected with little else, and told nothing.
 */
export function asteriskCodecs(codecs: readonly Codec[], program: Pick<AsteriskProgram, 'codecModules'>): string {
  const last = passedThrough(codecs, program);
  const inOrder = [...codecs.filter((codec) => !last.includes(codec)), ...last];
  return ['!all', ...inOrder.map((codec) => asteriskNames[codec])].join(',');
}

/** Those of `codecs` that this Asterisk passes on as they are, since no module for them is installed (`codec_g729.so`, …). */
export function passedThrough(
  codecs: readonly Codec[],
  { codecModules }: Pick<AsteriskProgram, 'codecModules'>,
): Codec[] {
  const isInstalled = (codec: Codec) => codecModules.some((name) => name.startsWith(`codec_${asteriskNames[codec]}`));
  return codecs.filter((codec) => passThroughCodecs.some((one) => one === codec) && !isInstalled(codec));
}
