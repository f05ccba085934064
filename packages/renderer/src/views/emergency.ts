import {
  addressTestNumber,
  emergencyNumbers,
  emergencyPlace,
  emergencyTrunks,
  emergencyWords,
  numberOfTrunk,
  spokenPlace,
  type Thing,
} from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';
import { speechOf } from '../speech.ts';

/** How long a trunk may ring: emergency centres let callers wait in line. */
const ringSeconds = 180;

/** Calls for help: which numbers, from where, by which trunks, who is told, and who is called back. */
export function emergencyView(snapshot: Pick<Snapshot, 'extensions' | 'things' | 'settings'>): object {
  const { extensions, settings } = snapshot;
  const { production_mode, security_desk, callback_minutes } = settings.emergency;
  const placed = extensions.filter(({ location, locationId }) => location !== null || locationId !== null);
  const trunks = emergencyTrunks(snapshot);
  return {
    emergency: {
      isLive: production_mode,
      numbers: emergencyNumbers(settings.emergency),
      addressTest: addressTestNumber,
      desk: security_desk ?? '',
      callbackSeconds: callback_minutes * 60,
      words: Object.fromEntries(Object.entries(emergencyWords).map(([name, text]) => [name, speechOf(text).file])),
      phones: placed.map((extension) => ({ number: extension.number, ...placeView(extension, snapshot) })),
      elsewhere: placeView({ location: null, locationId: null }, snapshot),
      ways: trunks.map(wayView),
      callbacks: callbackView(snapshot.things.location, trunks),
    },
  };
}

function placeView(
  extension: Parameters<typeof spokenPlace>[0],
  snapshot: Parameters<typeof emergencyView>[0],
): object {
  const { location, elin } = emergencyPlace(extension, snapshot);
  return { place: location?.id ?? '', elin: elin ?? '', spoken: speechOf(spokenPlace(extension, snapshot)).file };
}

function wayView(trunk: Thing<'trunk'>): object {
  return {
    id: trunk.id,
    ringSeconds,
    patienceSeconds: trunk.patience_seconds,
    number: numberOfTrunk(trunk) ?? '',
    hasKey: trunk.key !== null && trunk.key_header !== null,
  };
}

/** The numbers that may be called back, in every form providers send them, each with the digits it is kept by. */
function callbackView(places: readonly Thing<'location'>[], trunks: readonly Thing<'trunk'>[]): object[] {
  const shown = [...places.map(({ elin }) => elin), ...trunks.map(numberOfTrunk)];
  const forms = new Map<string, string>();
  for (const number of shown) {
    if (number === null) continue;
    for (const form of formsOf(number)) if (!forms.has(form)) forms.set(form, number.replace(/\D/g, ''));
  }
  return [...forms].map(([called, kept]) => ({ called, kept }));
}

/** `+12125551234` is called as `+12125551234`, `12125551234` and, in North America, `2125551234`. */
function formsOf(number: string): string[] {
  const digits = number.replace(/\D/g, '');
  const national = /^1\d{10}$/.test(digits) ? [digits.slice(1)] : [];
  const international = /^[2-9]\d{9}$/.test(digits) ? [`1${digits}`] : [];
  return [digits, ...national, ...international].flatMap((form) => [form, `+${form}`]);
}
