import { codesOf } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** What is pressed during a call to transfer it; empty where that is switched off. */
export function featureKeysView({ things }: Pick<Snapshot, 'things'>): object {
  const codes = codesOf(things['feature-code']);
  return { transferKeys: { blind: codes['transfer-blind'] ?? '', attended: codes['transfer-attended'] ?? '' } };
}
