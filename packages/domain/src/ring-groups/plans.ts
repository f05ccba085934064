import type { FollowMe } from '../things/follow-me.ts';
import type { RingGroup } from '../things/ring-group.ts';
import type { RingPlan } from './ringing.ts';

/** Somebody who can be rung. */
export type RingTarget = { readonly type: 'extension' | 'external'; readonly target: string };

/** A plan and who its members are, in the same order. */
export interface TargetedPlan {
  readonly plan: RingPlan;
  readonly targets: readonly RingTarget[];
}

/** `shuffled` puts a list into any order: chance is the caller’s. */
export type Shuffle = <Item>(list: readonly Item[]) => readonly Item[];

const orders = { all: 'together', hunt: 'one-by-one', random: 'one-by-one', 'memory-hunt': 'growing' } as const;

/** Whom a ring group rings for one call. */
export function planOfGroup(group: RingGroup, shuffled: Shuffle): TargetedPlan {
  const members = group.strategy === 'random' ? shuffled(group.members) : group.members;
  return {
    targets: members.map(({ type, target }) => ({ type, target })),
    plan: {
      order: orders[group.strategy],
      totalMs: group.total_seconds * 1000,
      members: members.map((member) => ({
        delayMs: member.delay_seconds * 1000,
        ringMs: group.member_seconds * 1000,
        mustConfirm: member.type === 'external' && member.confirm,
      })),
    },
  };
}

/** Whom follow-me rings for one call to an extension: its own phone, then number after number. */
export function planOfFollowMe({ number, own_seconds: ownSeconds, numbers }: FollowMe): TargetedPlan {
  const own = { type: 'extension', target: number } as const;
  const ownMember = { delayMs: 0, ringMs: ownSeconds * 1000, mustConfirm: false };
  const followed = numbers.map((one) => ({
    delayMs: 0,
    ringMs: one.seconds * 1000,
    mustConfirm: one.type === 'external' && one.confirm,
  }));
  return {
    targets: [own, ...numbers.map(({ type, target }) => ({ type, target }))],
    plan: {
      order: 'one-by-one',
      totalMs: [ownMember, ...followed].reduce((sum, { ringMs }) => sum + ringMs, 0),
      members: [ownMember, ...followed],
    },
  };
}
