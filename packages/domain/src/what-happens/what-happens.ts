import type { House } from '../house.ts';
import { nameOf } from '../house.ts';
import { findInboundRoute, type InboundCall } from '../inbound/find-inbound-route.ts';
import { takenCalls } from '../inbound/taken-calls.ts';
import { whereTo } from '../number-plan/where-to.ts';
import {
  atBeginning,
  type Circumstances,
  type Course,
  endsIn,
  goesOn,
  type Hop,
  type Step,
  type Underway,
} from './course.ts';
import { atDestination } from './destination.ts';
import { atPlace } from './place.ts';

/** A call that is asked about. `keys`: what the caller presses in menus; where it is left out, the first menu is the end. */
export type AskedCall = { readonly keys?: string | undefined } & (
  | { readonly dialled: string; readonly extension: string }
  | InboundCall
);

/** What happens to a call: what Asterisk's rendered dialplan and our flows do, step by step. */
export function whatHappens(house: House, call: AskedCall, circumstances: Circumstances): Course {
  const { hop, underway } = beginningOf(house, call, circumstances);
  return follow(hop, underway);
}

/** How the way of a call begins. */
export function beginningOf(house: House, call: AskedCall, circumstances: Circumstances): Beginning {
  const caller = 'dialled' in call ? call.extension : null;
  const underway: Underway = { house, circumstances, caller, forwards: 0, keys: call.keys ?? null };
  return { hop: 'dialled' in call ? atThePhone(call, underway) : atTheDoor(house, call), underway };
}

interface Beginning {
  readonly hop: Hop;
  readonly underway: Underway;
}

function atThePhone(
  { dialled, extension }: { readonly dialled: string; readonly extension: string },
  underway: Underway,
): Hop {
  const allowExternal = underway.circumstances.mayCallOutside(extension);
  return atPlace(dialled, whereTo(underway.house, dialled, { number: extension, allowExternal }), underway);
}

function atTheDoor({ things }: House, call: InboundCall): Hop {
  const route = findInboundRoute(things['inbound-route'], call);
  if (route === null)
    return endsIn(
      'announcement',
      `No inbound route takes ${call.called}: the caller hears that it is not in service.`,
      null,
    );
  const says = `${atBeginning(nameOf('inbound-route', route))} takes ${takenCalls(route)}.`;
  const destination = { type: 'inbound-route', target: route.id } as const;
  return goesOn(says, { kind: 'inbound-route', key: route.id }, { destination });
}

/** Goes on until the way ends: forwards are counted, and routes that lead in a circle are refused when they are saved. */
function follow(first: Hop, underway: Underway): Course {
  const steps: Step[] = [...first.steps];
  let { next } = first;
  let call = underway;
  while (!('ends' in next)) {
    if ('place' in next) call = { ...call, forwards: next.forwards };
    else if (next.keys !== undefined) call = { ...call, keys: next.keys };
    const hop: Hop = 'place' in next ? atPlace(next.number, next.place, call) : atDestination(next.destination, call);
    steps.push(...hop.steps);
    next = hop.next;
  }
  return { steps, ends: next.ends };
}
