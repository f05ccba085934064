import { useQueries } from '@tanstack/react-query';
import type { Output } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { type Location, locationFor } from './location-fields.ts';

/** An extension and where help would be sent when it calls for it. */
export interface Located {
  readonly extension: Output<'getExtension'>;
  readonly location: Location | null;
}

/** Where every extension is; null until known. */
export function useLocated(): readonly Located[] | null {
  const [extensions, locations, config] = useQueries({
    queries: [query('listExtensions', {}), query('listLocations', {}), query('getConfig', {})],
  });
  if (!extensions.data || !locations.data || !config.data) return null;
  const { items } = locations.data;
  const { location: ofAll } = config.data.emergency;
  return extensions.data.items.map((extension) => ({ extension, location: locationFor(extension, ofAll, items) }));
}
