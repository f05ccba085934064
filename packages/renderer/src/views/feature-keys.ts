import { codesOf, emergencyNumbers } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** What is pressed during a call to transfer it, empty where that is switched off; and where no code may forward calls. */
export function featureKeysView({ things, settings }: Pick<Snapshot, 'things' | 'settings'>): object {
  const codes = codesOf(things['feature-code']);
  const neverForwarded = emergencyNumbers(settings.emergency).map(({ dialled }) => ({ number: dialled }));
  return {
    neverForwarded,
    transferKeys: { blind: codes['transfer-blind'] ?? '', attended: codes['transfer-attended'] ?? '' },
  };
}
