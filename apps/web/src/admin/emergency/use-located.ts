import { defaultSettings, emergencyPlace, noThings, type Thing } from '@flexpbx/domain';
import { useQueries } from '@tanstack/react-query';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';

/** An extension and where help would be sent when it calls for it. */
export interface Located {
  readonly extension: Output<'getExtension'>;
  readonly location: Thing<'location'> | null;
}

/** Where every extension is; null until known. */
export function useLocated(): readonly Located[] | null {
  const [extensions, locations, config] = useQueries({
    queries: [query('listExtensions', {}), query('listLocations', {}), query('getConfig', {})],
  });
  if (!extensions.data || !locations.data || !config.data) return null;
  const house = {
    things: { ...noThings, location: locations.data.items },
    settings: { ...defaultSettings, emergency: config.data.emergency },
  };
  return extensions.data.items.map((extension) => ({
    extension,
    location: emergencyPlace({ locationId: extension.location_id }, house).location,
  }));
}
