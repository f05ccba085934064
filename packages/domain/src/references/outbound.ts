import { type House, nameOf } from '../house.ts';
import type { Reference } from './reference.ts';

/** The trunks that outbound routes go out by. */
export function outboundReferences({ things }: House): Reference[] {
  return things['outbound-route'].flatMap((route) => {
    const from = { kind: 'outbound-route', key: route.id, name: nameOf('outbound-route', route) } as const;
    return route.trunks.map((key, at) => ({
      from,
      field: 'trunks',
      to: { kind: 'trunk', key } as const,
      as: at === 0 ? `the way out of ${from.name}` : `a way out of ${from.name} when others fail`,
    }));
  });
}
