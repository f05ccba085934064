import type { NumberedEvent } from '@flexpbx/db';
import type { Output } from '@flexpbx/domain/api';

/** An event as programs get it. */
export function presentEvent({ id, event }: NumberedEvent): Output<'listEvents'>['items'][number] {
  const { kind, at, data } = event;
  // Each kind has its own data: the two belong together as they come, which the type can't follow through a renaming.
  return { id, event: kind, timestamp: at.toISOString(), data } as Output<'listEvents'>['items'][number];
}
