import { type Codec, type Extension, passThroughCodecs, type Settings } from '@flexpbx/domain';
import type { AsteriskProgram } from '../machine.ts';
import type { Snapshot } from '../snapshot.ts';
import { asteriskCodecs, asteriskNames, passedThrough } from './codecs.ts';

/** In which Asterisk hears keys that are tones (dsp.c). */
const hearingTones: readonly Codec[] = ['PCMU', 'PCMA'];

/** What phones have in common as to codecs, keys and encryption, and what this asks of the rest. */
export function soundView({ extensions, settings, machine: { program } }: Snapshot): object {
  return {
    codecs: asteriskCodecs(codecsWith(settings.dtmf.method, settings.codecs.priority), program),
    dtmf: settings.dtmf.method,
    codecModules: program.codecModules.map((name) => ({ name })),
    iceSupport: extensions.some(({ encryption }) => encryption === 'dtls') ? 'yes' : 'no',
    passedThrough: passedThrough(passThroughCodecs, program).map((codec) => ({ name: asteriskNames[codec] })),
    isSomethingPassedThrough: extensions.some((extension) => passesThrough(extension, settings, program)),
  };
}

/** What one extension's phone has otherwise than {@link soundView} says; empty where it hasn't. */
export function extensionSound(extension: Extension, settings: Settings, program: AsteriskProgram): object {
  const { dtmf, encryption } = extension;
  const common = codecsWith(settings.dtmf.method, settings.codecs.priority);
  const own = codecsOf(extension, settings);
  return {
    codecs: own.join() === common.join() ? '' : asteriskCodecs(own, program),
    dtmf: dtmf ?? '',
    protection: encryption === 'off' ? '' : encryption,
    mustBeEncrypted: encryption === 'sdes' || encryption === 'dtls',
    passesThrough: passesThrough(extension, settings, program),
  };
}

function passesThrough(extension: Extension, settings: Settings, program: AsteriskProgram): boolean {
  return passedThrough(codecsOf(extension, settings), program).length > 0;
}

function codecsOf({ dtmf, codecs }: Extension, settings: Settings): readonly Codec[] {
  return codecsWith(dtmf ?? settings.dtmf.method, codecs ?? settings.codecs.priority);
}

/** Keys that are tones are heard in some codecs only: where there is one of them, the others are not offered. */
function codecsWith(dtmf: NonNullable<Extension['dtmf']>, codecs: readonly Codec[]): readonly Codec[] {
  const hearing = codecs.filter((codec) => hearingTones.includes(codec));
  return dtmf === 'inband' && hearing.length > 0 ? hearing : codecs;
}
