import { codesOf } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** Day/night switches with what is dialled to turn each; none while their code is switched off. */
export function switchesView({ things }: Pick<Snapshot, 'things'>): object {
  const code = codesOf(things['feature-code'])['day-night'];
  return { switches: code === null ? [] : things.switch.map(({ number }) => ({ number, code: code + number })) };
}
