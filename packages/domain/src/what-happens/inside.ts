import type { CallHandling } from '../call-handling/call-handling.ts';
import { nameOf } from '../house.ts';
import { whereForwarded } from '../number-plan/where-to.ts';
import { atBeginning, endsIn, goesOn, type Hop, personAt, type Step, type Underway } from './course.ts';

/** A call that is to ring at an extension. */
export function atExtension(number: string, call: Underway): Hop {
  const by = { kind: 'extension', key: number } as const;
  const person = personAt(call.house, number);
  if (number === call.caller) return goesOn(`${person} is the phone that calls.`, by, toMailboxOf(number));
  const handling = call.circumstances.handlingOf(number);
  if (handling.forward_always !== null) return forwarded(number, handling.forward_always, call);
  if (handling.do_not_disturb) return goesOn(`${person} doesn’t want to be disturbed.`, by, toMailboxOf(number));
  const rings: Step = { says: `It rings at ${person}.`, by };
  return { steps: [rings, ...otherwise(number, handling, call)], next: { ends: 'extension' } };
}

function toMailboxOf(number: string): Hop['next'] {
  return { destination: { type: 'voicemail', target: number } };
}

/** A call that goes straight to a mailbox. */
export function atMailbox(number: string, { house }: Underway): Hop {
  const shared = house.things['shared-mailbox'].find((one) => one.number === number);
  if (shared)
    return endsIn('mailbox', `The caller can leave a message in ${nameOf('shared-mailbox', shared)}.`, {
      kind: 'shared-mailbox',
      key: number,
    });
  const by = { kind: 'extension', key: number } as const;
  return hasMailbox(house.extensions, number)
    ? endsIn('mailbox', `The caller can leave a message for ${personAt(house, number)}.`, by)
    : endsIn('announcement', `${personAt(house, number)} has no mailbox: the caller hears that nobody is there.`, by);
}

/** A call of somebody who wants to hear messages. */
export function toListenAt(number: string, { house }: Underway): Hop {
  const shared = house.things['shared-mailbox'].find((one) => one.number === number);
  const whose = shared ? atBeginning(nameOf('shared-mailbox', shared)) : `The mailbox of ${personAt(house, number)}`;
  const by = { kind: shared ? 'shared-mailbox' : 'extension', key: number } as const;
  return endsIn('mailbox', `${whose} is opened; it asks for the PIN.`, by);
}

/** What becomes of calls that ring in vain. */
function otherwise(number: string, handling: CallHandling, { house }: Underway): Step[] {
  const by = { kind: 'extension', key: number } as const;
  const forwards = [
    ['While it is busy', handling.forward_busy],
    ['When nobody answers', handling.forward_no_answer],
    ['While no phone is registered', handling.forward_unreachable],
  ] as const;
  const set = forwards.flatMap(([when, to]) => (to === null ? [] : [{ says: `${when}, it goes to ${to}.`, by }]));
  if (set.length === forwards.length) return set;
  const rest = set.length === 0 ? 'When it isn’t answered' : 'Else, when it isn’t answered';
  const end = hasMailbox(house.extensions, number)
    ? 'the caller can leave a message'
    : 'the caller hears that nobody is there';
  return [...set, { says: `${rest}, ${end}.`, by }];
}

/** A call that an extension forwards to a number. */
function forwarded(by: string, number: string, call: Underway): Hop {
  const says = `${personAt(call.house, by)} forwards every call to ${number}.`;
  const forwards = call.forwards + 1;
  if (forwards > call.house.settings.calls.max_forwards)
    return endsIn('announcement', `${says} It was forwarded too often: the caller hears so.`, {
      kind: 'settings',
      key: 'calls',
    });
  const allowExternal = call.circumstances.mayCallOutside(by);
  const place = whereForwarded(call.house, number, { number: by, allowExternal });
  return goesOn(says, { kind: 'extension', key: by }, { number, place, forwards });
}

function hasMailbox(extensions: Underway['house']['extensions'], number: string): boolean {
  return extensions.some((extension) => extension.number === number && extension.voicemail);
}
