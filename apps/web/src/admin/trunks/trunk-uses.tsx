import { defaultSettings, noThings, type Reference, usesOf } from '@flexpbx/domain';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';

/** Where each kind of thing that can name a trunk has its page. */
const pages: Partial<Record<Reference['from']['kind'], string>> = {
  'outbound-route': '/admin/outbound-routes',
  'inbound-route': '/admin/inbound-routes',
};

/** Every part of the configuration that names this trunk; null until known. */
function useTrunkUses(id: string): readonly Reference[] | null {
  const [outbound, inbound, plan, config] = useQueries({
    queries: [
      query('listOutboundRoutes', {}),
      query('listInboundRoutes', {}),
      query('listDialRules', {}),
      query('getConfig', {}),
    ],
  });
  if (!outbound.data || !inbound.data || !plan.data || !config.data) return null;
  const things = {
    ...noThings,
    'outbound-route': outbound.data.items,
    'inbound-route': inbound.data.items,
    'dial-rule': plan.data.items,
  };
  return usesOf({ extensions: [], things, settings: { ...defaultSettings, ...config.data } }, 'trunk', id);
}

/** Where a trunk is used. */
export function TrunkUses({ id }: { id: string }) {
  const uses = useTrunkUses(id);
  if (uses === null) return null;
  if (uses.length === 0) {
    return (
      <p>
        Nowhere yet. <Link to="/admin/outbound-routes/new">Add an outbound route</Link> to call outside by it.
      </p>
    );
  }
  return (
    <ul>
      {uses.map((use) => (
        <li key={`${use.from.kind} ${use.from.key} ${use.field}`}>
          <Use use={use} />
        </li>
      ))}
    </ul>
  );
}

function Use({ use: { from, as } }: { use: Reference }) {
  const page = pages[from.kind];
  const words = as.charAt(0).toUpperCase() + as.slice(1);
  return page ? <Link to={`${page}/${from.key}`}>{words}</Link> : words;
}
