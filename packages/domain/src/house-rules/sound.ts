import type { Codec, DtmfMethod } from '../codec.ts';
import { type House, type HouseProblem, nameOf } from '../house.ts';

/** Where keys travel as tones in the sound, there is a codec in which Asterisk hears them (dsp.c: G.711 and nothing else). */
export function keysAreHeard({ extensions, things, settings }: House): HouseProblem[] {
  const system = { codecs: settings.codecs.priority, dtmf: settings.dtmf.method };
  const speakers: Speaker[] = [
    { ...system, at: 'settings/dtmf', field: 'method', who: 'phones without a way of their own' },
    ...things.trunk.map((trunk) => ({
      codecs: trunk.codecs ?? system.codecs,
      dtmf: trunk.dtmf,
      at: `trunk/${trunk.id}`,
      field: 'dtmf',
      who: nameOf('trunk', trunk),
    })),
    // Those who leave both to the system are spoken of there.
    ...extensions
      .filter(({ codecs, dtmf }) => codecs !== null || dtmf !== null)
      .map(({ number, codecs, dtmf }) => ({
        codecs: codecs ?? system.codecs,
        dtmf: dtmf ?? system.dtmf,
        at: `extension/${number}`,
        field: 'dtmf',
        who: `extension ${number}`,
      })),
  ];
  return speakers
    .filter(({ codecs, dtmf }) => dtmf === 'inband' && !codecs.some((codec) => codec === 'PCMU' || codec === 'PCMA'))
    .map(({ at, field, who }) => ({
      at,
      field,
      message: `Keys of ${who} travel as tones, which are heard in PCMU and PCMA only. Add one of these codecs, or choose another way.`,
    }));
}

interface Speaker {
  readonly codecs: readonly Codec[];
  readonly dtmf: DtmfMethod;
  readonly at: string;
  readonly field: string;
  readonly who: string;
}
