import type { Destination } from '@flexpbx/domain';
import { Link } from 'react-router';
import { destinationLabel, destinationPage, type Places } from './destinations.ts';

/** What a destination is called, with the way to its page. */
export function DestinationName({ to, places }: { to: Destination; places: Places }) {
  const page = destinationPage(to);
  const label = <bdi>{destinationLabel(to, places)}</bdi>;
  return page === null ? label : <Link to={page}>{label}</Link>;
}
