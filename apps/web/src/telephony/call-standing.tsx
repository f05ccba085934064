import type { Destination } from '@flexpbx/domain';
import { Link } from 'react-router';
import { PhoneNumber } from '../design/phone-number.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import styles from './call-standing.module.css';
import { type LiveCall, liveCallBadges } from './calls.ts';
import { DestinationName } from './destination-name.tsx';
import type { Places } from './destinations.ts';

/** Where a running call stands: what goes on, and with whom or where. */
export function CallStanding({ call, places }: { call: LiveCall; places: Places }) {
  return (
    <span className={styles.standing}>
      <StateBadge {...liveCallBadges[call.state]} />
      <Place call={call} places={places} />
      {call.with !== null && call.with !== call.to && (
        <span>
          with <Partner number={call.with} places={places} />
        </span>
      )}
    </span>
  );
}

/** Whom the caller talks to: somebody of the house by name. */
function Partner({ number, places }: { number: string; places: Places }) {
  const isOfTheHouse = places.extensions.some((extension) => extension.number === number);
  if (!isOfTheHouse) return <PhoneNumber number={number} />;
  return <DestinationName to={{ type: 'extension', target: number }} places={places} />;
}

function Place({ call, places }: { call: LiveCall; places: Places }) {
  if (call.state === 'parked' && call.place !== null) {
    return (
      <Link to="/admin/parking">
        Slot <PhoneNumber number={call.place} />
      </Link>
    );
  }
  const destination = destinationOf(call);
  return destination && <DestinationName to={destination} places={places} />;
}

function destinationOf({ state, place }: LiveCall): Destination | null {
  if (place === null) return null;
  switch (state) {
    case 'queue':
    case 'menu':
    case 'conference':
      return { type: state, target: place };
    case 'leaving-message':
    case 'mailbox':
      return { type: 'voicemail', target: place };
    case 'page':
      return { type: 'paging-zone', target: place };
    case 'supervising':
      return { type: 'extension', target: place };
    default:
      return null;
  }
}
