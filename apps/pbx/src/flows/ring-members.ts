import type { Call } from '@flexpbx/call';
import { beginRinging, decideRinging, type RingEffect, type RingEvent, type TargetedPlan } from '@flexpbx/domain';
import type { RingGroupParts } from './ring-group-parts.ts';
import { type Found, RungMember } from './rung-member.ts';

/** How members are rung. */
export interface RingManner {
  /** Whether those who talk already are passed over. */
  readonly skipBusy: boolean;
  /** The name shown at the phones that ring; null: the caller's. */
  readonly callerName: string | null;
  /** A class of music the caller hears meanwhile; null: that it rings. */
  readonly music: string | null;
  /** The extension that wants its calls to go outside, for numbers there; null: the house does. */
  readonly onBehalfOf: string | null;
}

/** Rings members until one takes the call; the caller hears that it rings, or music. Null: nobody did. */
export async function ringMembers(
  call: Call,
  { plan, targets }: TargetedPlan,
  manner: RingManner,
  parts: RingGroupParts,
): Promise<Found | null> {
  await (manner.music === null ? call.ring() : call.playMusic(manner.music));
  const callingPhone = await call.variable('CHANNEL(endpoint)');
  const inbox = call.inbox<RingEvent>();
  const ringSeconds = Math.ceil(plan.totalMs / 1000);
  const members = targets.map((target, member) => {
    const tell = (kind: 'answered' | 'confirmed' | 'refused') => inbox.put({ kind, member });
    return new RungMember(call, { target, ringSeconds, callingPhone, ...manner }, { ...parts, tell });
  });

  let step = beginRinging(plan, parts.now());
  for (;;) {
    for (const effect of step.effects) {
      if (effect.kind === 'give-up') return null;
      const member = members[effect.member];
      if (effect.kind === 'connect') return member?.found ?? null;
      if (member) carryOut(effect, member);
    }
    const wait = step.wakeAt === null ? null : Math.max(0, step.wakeAt - parts.now());
    const event = await inbox.next(wait);
    step = decideRinging(step.state, event ?? { kind: 'time' }, parts.now());
  }
}

function carryOut(effect: Exclude<RingEffect, { kind: 'connect' | 'give-up' }>, member: RungMember): void {
  switch (effect.kind) {
    case 'ring':
      member.ring();
      return;
    case 'ask':
      member.ask();
      return;
    case 'stop':
      member.stop(effect.because);
      return;
    default:
      effect satisfies never;
  }
}
