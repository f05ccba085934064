import type { Destination } from '../destination.ts';
import { features } from '../feature-codes/features.ts';
import { nameOf } from '../house.ts';
import { actionWords } from '../number-plan/action-words.ts';
import type { WhereTo } from '../number-plan/where-to.ts';
import { zoneMembers } from '../paging/zone-members.ts';
import { atBeginning, endsIn, goesOn, type Hop, personAt, type Step, type Underway } from './course.ts';
import { atExtension, atMailbox, toListenAt } from './inside.ts';

/** A call to a number that leads to this place. */
export function atPlace(number: string, place: WhereTo, call: Underway): Hop {
  const { house } = call;
  switch (place.leads) {
    case 'emergency':
      return endsIn('emergency', emergencyWords(number, call), { kind: 'settings', key: 'emergency' });
    case 'extension':
      return atExtension(place.number, call);
    case 'mailbox':
      return toListenAt(place.number, call);
    case 'conference': {
      const room = house.things.conference.find((one) => one.number === place.number);
      const by = { kind: 'conference', key: place.number } as const;
      return endsIn('conference', `The caller joins ${room ? nameOf('conference', room) : place.number}.`, by);
    }
    case 'ring-group':
      return atGroup(place.number, call);
    case 'queue':
      return atQueue(place.number, call);
    case 'paging-zone':
      return atZone(place.number, call);
    case 'shared-mailbox':
      return atMailbox(place.number, call);
    case 'menu':
      return { steps: [], next: { destination: { type: 'menu', target: place.menu } } };
    case 'slot':
      return endsIn('parked-call', `The call that is parked in slot ${place.number} is fetched.`, {
        kind: 'settings',
        key: 'parking',
      });
    case 'code':
      return endsIn('code', codeWords(place), { kind: 'feature-code', key: place.feature });
    case 'destination':
      return goesOn(`The number plan says where ${number} goes.`, ruleOf(place), { destination: place.destination });
    case 'outside':
      return outside(place, house);
    case 'nowhere':
      return endsIn('announcement', nowhereWords(number, place, call), ruleOf(place));
  }
}

/** A call to a ring group: whom it rings, and what happens when nobody answers. */
function atGroup(number: string, { house }: Underway): Hop {
  const by = { kind: 'ring-group', key: number } as const;
  const group = house.things['ring-group'].find((one) => one.number === number);
  if (!group) return endsIn('ring-group', `It rings at ${number}.`, by);
  const people = group.members.map(({ type, target }) => (type === 'extension' ? personAt(house, target) : target));
  const says = `${atBeginning(nameOf('ring-group', group))} rings ${wordsOfStrategy[group.strategy]}: ${people.join(', ')}.`;
  const rings: Step = { says, by };
  const otherwise: Step = { says: `When nobody answers ${fallbackWords(group.fallback)}.`, by };
  return { steps: [rings, otherwise], next: { ends: 'ring-group' } };
}

/** A call to a queue: it waits there, and goes on when that takes too long. */
function atQueue(number: string, { house }: Underway): Hop {
  const by = { kind: 'queue', key: number } as const;
  const queue = house.things.queue.find((one) => one.number === number);
  if (!queue) return endsIn('queue', `It waits in the queue ${number}.`, by);
  const waits: Step = { says: `It waits in ${nameOf('queue', queue)} for the next free agent.`, by };
  const limit = queue.max_wait_seconds;
  const when = limit === 0 ? 'When it is not let in' : `When nobody has taken it within ${limit} seconds`;
  return { steps: [waits, { says: `${when} ${fallbackWords(queue.overflow)}.`, by }], next: { ends: 'queue' } };
}

/** A phone that dials a zone: not each may page. */
function atZone(number: string, call: Underway): Hop {
  const zone = call.house.things['paging-zone'].find((one) => one.number === number);
  const mayPage = zone === undefined || zone.callers === null || zone.callers.includes(call.caller ?? '');
  if (mayPage) return toZone(number, call);
  const says = `${atBeginning(nameOf('paging-zone', zone))} may not be paged by this phone: the caller hears so.`;
  return endsIn('announcement', says, { kind: 'paging-zone', key: number });
}

/** A page: who hears it. */
export function toZone(number: string, { house }: Underway): Hop {
  const by = { kind: 'paging-zone', key: number } as const;
  const zone = house.things['paging-zone'].find((one) => one.number === number);
  if (!zone) return endsIn('page', `It is a page to ${number}.`, by);
  const { phones, devices } = zoneMembers(zone, house);
  const busy = zone.priority ? 'Who is in a call hears it too.' : 'Who is in a call is left alone.';
  const says = `${atBeginning(nameOf('paging-zone', zone))} hears the caller: ${counted(phones.length, 'phone')} and ${counted(devices.length, 'loudspeaker')}. ${busy}`;
  return endsIn('page', says, by);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const wordsOfStrategy = {
  all: 'at once',
  hunt: 'one after the other',
  'memory-hunt': 'one after the other, each until somebody answers',
  random: 'one after the other in any order',
} as const;

function fallbackWords(fallback: Destination): string {
  if ('target' in fallback) return `it goes to the ${fallback.type.replace('-', ' ')} ${fallback.target}`;
  return fallback.type === 'closed' ? 'the caller hears that nobody is there' : 'the call ends';
}

/** A call that leaves the house. */
export function outside(
  { route: id, trunks, number }: Pick<Extract<WhereTo, { leads: 'outside' }>, 'route' | 'trunks' | 'number'>,
  { things }: Underway['house'],
): Hop {
  const route = things['outbound-route'].find((one) => one.id === id);
  const by = route ? ({ kind: 'outbound-route', key: route.id } as const) : null;
  const names = trunks.map((trunk) => things.trunk.find((one) => one.id === trunk)?.name ?? trunk);
  if (names.length === 0)
    return endsIn('announcement', 'Every trunk for it is switched off: the caller hears that the lines are busy.', by);
  const out = endsIn('outside', `It goes out as ${number} by ${names.join(', else by ')}.`, {
    kind: 'trunk',
    key: trunks[0] ?? '',
  });
  return route
    ? { ...out, steps: [{ says: `${atBeginning(nameOf('outbound-route', route))} takes it.`, by }, ...out.steps] }
    : out;
}

function emergencyWords(number: string, { house }: Underway): string {
  return house.settings.emergency.production_mode
    ? `${number} is an emergency number: the call goes out at once.`
    : `${number} is an emergency number. Emergency calls are in test mode: nothing leaves, and the caller hears why.`;
}

function codeWords({ feature, behind }: Extract<WhereTo, { leads: 'code' }>): string {
  const { name, does } = features[feature];
  return behind === '' ? `${name}. ${does}` : `${name}, with ${behind}. ${does}`;
}

function nowhereWords(
  number: string,
  { because, rule: id }: Extract<WhereTo, { leads: 'nowhere' }>,
  { house }: Underway,
): string {
  if (because === 'not-permitted')
    return 'This extension may not call outside: the caller hears that it can’t be done from this phone.';
  if (because === 'no-route')
    return `No outbound route takes ${number}: the caller hears that the call can’t be completed as dialled.`;
  const rule = house.things['dial-rule'].find((one) => one.id === id);
  const kept = rule
    ? `${number} is kept for ${actionWords[rule.action].plural}, and there is nothing at it`
    : `Nothing has the number ${number}`;
  return `${kept}: the caller hears that it is not in service.`;
}

function ruleOf({ rule }: { readonly rule: string | null }): Step['by'] {
  return rule === null ? null : { kind: 'dial-rule', key: rule };
}
