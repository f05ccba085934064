import { type House, type HouseExtension, noThings, type Reference, usesOf } from '@flexpbx/domain';
import { useQueries } from '@tanstack/react-query';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';

type NeededKind = Reference['to']['kind'];

/** Everything that can name something else: extensions, routes, the number plan and settings. Null until known. */
function useHouse(): House | null {
  const [extensions, outbound, inbound, plan, config] = useQueries({
    queries: [
      query('listExtensions', {}),
      query('listOutboundRoutes', {}),
      query('listInboundRoutes', {}),
      query('listDialRules', {}),
      query('getConfig', {}),
    ],
  });
  if (!extensions.data || !outbound.data || !inbound.data || !plan.data || !config.data) return null;
  return {
    extensions: extensions.data.items.map(asHouseExtension),
    things: {
      ...noThings,
      'outbound-route': outbound.data.items,
      'inbound-route': inbound.data.items,
      'dial-rule': plan.data.items,
    },
    settings: config.data,
  };
}

function asHouseExtension(extension: Output<'getExtension'>): HouseExtension {
  const { number, name, voicemail, location_id, pickup_group, music, codecs, dtmf } = extension;
  return { number, name, voicemail, locationId: location_id, pickupGroup: pickup_group, music, codecs, dtmf };
}

/** Every part of the configuration that names this thing; null until known. */
export function useUses(kind: NeededKind, key: string): readonly Reference[] | null {
  const house = useHouse();
  return house && usesOf(house, kind, key);
}
