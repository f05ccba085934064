import { Link } from 'react-router';
import { WhereUsed } from '../where-used/where-used.tsx';

/** Where a trunk is used. */
export function TrunkUses({ id }: { id: string }) {
  return (
    <WhereUsed
      kind="trunk"
      id={id}
      unused={
        <p>
          Nowhere yet. <Link to="/admin/outbound-routes/new">Add an outbound route</Link> to call outside by it.
        </p>
      }
    />
  );
}
