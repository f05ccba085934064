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

/** What happens when the phone of an extension dials a number: what Asterisk's rendered dialplan does, step by step. */
export function whatDiallingDoes(
  house: House,
  call: { readonly dialled: string; readonly extension: string; readonly keys?: string | undefined },
  circumstances: Circumstances,
): Course {
  const { dialled, extension, keys = null } = call;
  const caller = { number: extension, allowExternal: circumstances.mayCallOutside(extension) };
  const underway = { house, circumstances, caller: extension, forwards: 0, keys };
  return follow(atPlace(dialled, whereTo(house, dialled, caller), underway), underway);
}

/** What happens with a call from outside. */
export function whatAnInboundCallDoes(
  house: House,
  call: InboundCall & { readonly keys?: string | undefined },
  circumstances: Circumstances,
): Course {
  const underway = { house, circumstances, caller: null, forwards: 0, keys: call.keys ?? null };
  return follow(atTheDoor(house, call), underway);
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
