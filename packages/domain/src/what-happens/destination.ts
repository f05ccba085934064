import type { Destination } from '../destination.ts';
import { nameOf } from '../house.ts';
import { findWayOut } from '../outbound/find-way-out.ts';
import { isOpen } from '../schedules/is-open.ts';
import { wallTime } from '../schedules/wall-time.ts';
import type { Thing } from '../things/things.ts';
import { atBeginning, endsIn, type Hop, type Step, type Underway } from './course.ts';
import { atExtension, atMailbox } from './inside.ts';
import { atMenu } from './menu.ts';
import { atPlace, outside, toZone } from './place.ts';

type Route = Thing<'inbound-route'>;

/** A call that is sent to a destination. */
export function atDestination(destination: Destination, call: Underway): Hop {
  switch (destination.type) {
    case 'extension':
      return atExtension(destination.target, call);
    case 'voicemail':
      return atMailbox(destination.target, call);
    case 'conference':
      return atPlace(destination.target, { leads: 'conference', number: destination.target }, call);
    case 'ring-group':
      return atPlace(destination.target, { leads: 'ring-group', number: destination.target }, call);
    case 'queue':
      return atPlace(destination.target, { leads: 'queue', number: destination.target }, call);
    case 'paging-zone':
      return toZone(destination.target, call);
    case 'menu':
      return atMenu(destination.target, call);
    case 'external':
      return toOutside(destination.target, call);
    case 'inbound-route': {
      const route = call.house.things['inbound-route'].find(({ id }) => id === destination.target);
      return route ? atRoute(route, call) : endsIn('hang-up', 'The call ends: the route is gone.', null);
    }
    case 'closed':
      return endsIn('announcement', 'The caller hears that nobody is there at this time.', null);
    case 'hang-up':
      return endsIn('hang-up', 'The call ends.', null);
  }
}

/** A call that an inbound route takes: its switch is asked first, then its hours. */
function atRoute(route: Route, call: Underway): Hop {
  const { steps: opening, open } = openingOf(route, call);
  const steps = [...precedenceOf(route), ...opening];
  return { steps, next: { destination: open ? route.destination : route.closed_destination } };
}

/** Told of routes whose callers need not stand at the end of a line. */
function precedenceOf({ id, queue_priority: priority }: Route): Step[] {
  if (priority === 0) return [];
  const says = `In queues the call stands before all with a priority below ${priority}.`;
  return [{ says, by: { kind: 'inbound-route', key: id } }];
}

/** Whether a route is open, and why. */
export interface Opening {
  readonly open: boolean;
  /** None where it always is. */
  readonly steps: readonly Step[];
}

/** How a route stands at the time of a call. */
export function openingOf(route: Route, { house, circumstances }: Underway): Opening {
  const turned = house.things.switch.find(({ number }) => number === route.switch);
  const state = turned ? circumstances.switchState(turned.number) : 'auto';
  if (turned && state !== 'auto')
    return {
      open: state === 'day',
      steps: [
        {
          says: `${atBeginning(nameOf('switch', turned))} is turned to ${state}, whatever the hours say.`,
          by: { kind: 'switch', key: turned.number },
        },
      ],
    };
  const hours = house.things.schedule.find(({ id }) => id === route.schedule);
  return hours ? decisionByHours(hours, circumstances.moment) : { open: true, steps: [] };
}

function decisionByHours(hours: Thing<'schedule'>, moment: Date): Opening {
  const open = isOpen(hours, moment);
  const { date, weekday, minute } = wallTime(moment, hours.time_zone);
  const holiday = hours.holidays.find((one) => one.date === date);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const when = `on ${atBeginning(weekday)}, ${date} at ${clock} (${hours.time_zone})`;
  const why = holiday ? ` for ${holiday.name}` : '';
  return {
    open,
    steps: [
      {
        says: `By ${nameOf('schedule', hours)} it is ${open ? 'open' : `closed${why}`} ${when}.`,
        by: { kind: 'schedule', key: hours.id },
      },
    ],
  };
}

/** A number outside that an administrator chose: no extension's permission is asked. */
function toOutside(number: string, { house }: Underway): Hop {
  const way = findWayOut(number, house.things['outbound-route'], house.things.trunk);
  return way === null
    ? endsIn('announcement', `No outbound route takes ${number}: the caller hears that it can’t be reached.`, null)
    : outside({ route: way.route.id, trunks: way.trunks.map(({ id }) => id), number: way.number }, house);
}
