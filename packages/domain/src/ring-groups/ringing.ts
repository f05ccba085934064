/** Whom to ring for one call, in which order and how long. */
export interface RingPlan {
  /** `one-by-one`: each while nobody else rings. `growing`: the next joins in while the ones before go on. */
  readonly order: 'together' | 'one-by-one' | 'growing';
  readonly members: readonly RingMember[];
  /** After which nobody rings any more. */
  readonly totalMs: number;
}

/** One to be rung. */
export interface RingMember {
  /** With `together`: after how long it joins in. */
  readonly delayMs: number;
  /** How long until the next one's turn. With `together` all ring until the end. */
  readonly ringMs: number;
  /** Whether who answers there has to press a key before the caller is given to it: a mailbox outside might answer. */
  readonly mustConfirm: boolean;
}

/** A call for which members are rung. Members are known by their place in the plan. */
export interface Ringing {
  readonly plan: RingPlan;
  readonly beganAt: number;
  readonly members: readonly MemberState[];
  /** When the next one's turn comes, for `growing`. */
  readonly nextAt: number;
  /** Somebody is connected, or it was given up. */
  readonly hasEnded: boolean;
}

/** What a member is at. `over`: it was asked in vain, or is not asked any more. */
export type MemberState =
  | { readonly is: 'waiting' }
  | { readonly is: 'ringing'; readonly until: number }
  | { readonly is: 'deciding' }
  | { readonly is: 'connected' }
  | { readonly is: 'over' };

/** What happens while members are rung. */
export type RingEvent =
  /** Time has passed. */
  | { readonly kind: 'time' }
  | { readonly kind: 'answered'; readonly member: number }
  /** Who answered takes the call. */
  | { readonly kind: 'confirmed'; readonly member: number }
  /** Busy, not to be reached, declined, or hung up before the call was its own. */
  | { readonly kind: 'refused'; readonly member: number };

/** What is to be done, in this order. */
export type RingEffect =
  | { readonly kind: 'ring'; readonly member: number }
  /** Whoever answered is asked whether it takes the call. */
  | { readonly kind: 'ask'; readonly member: number }
  | { readonly kind: 'stop'; readonly member: number; readonly because: 'answered-elsewhere' | 'no-answer' }
  | { readonly kind: 'connect'; readonly member: number }
  | { readonly kind: 'give-up' };

/** What comes of an event. */
export interface RingStep {
  readonly state: Ringing;
  readonly effects: readonly RingEffect[];
  /** When to say that time has passed; null: only somebody's doing changes anything. */
  readonly wakeAt: number | null;
}

/** The first to ring. */
export function beginRinging(plan: RingPlan, now: number): RingStep {
  const members = plan.members.map((): MemberState => ({ is: 'waiting' }));
  return goOn({ plan, beganAt: now, members, nextAt: now, hasEnded: false }, [], now);
}

/** What to do after something has happened. Exactly one `connect` or `give-up` ends it; after that, who answers is only stopped. */
export function decideRinging(state: Ringing, event: RingEvent, now: number): RingStep {
  if (event.kind === 'time') return goOn(state, [], now);
  const { member } = event;
  const at = state.members[member];
  switch (event.kind) {
    case 'answered':
      if (at?.is !== 'ringing') return goOn(state, [{ kind: 'stop', member, because: 'answered-elsewhere' }], now);
      if (!state.plan.members[member]?.mustConfirm) return connect(state, member);
      return goOn(withMember(state, member, { is: 'deciding' }), [{ kind: 'ask', member }], now);
    case 'confirmed':
      return at?.is === 'deciding' ? connect(state, member) : goOn(state, [], now);
    case 'refused':
      return isAsked(at) ? goOn(withMember(state, member, { is: 'over' }), [], now) : goOn(state, [], now);
    default:
      return event satisfies never;
  }
}

function connect(state: Ringing, winner: number): RingStep {
  const stops = asked(state)
    .filter((member) => member !== winner)
    .map((member): RingEffect => ({ kind: 'stop', member, because: 'answered-elsewhere' }));
  const members = state.members.map((_, at): MemberState => ({ is: at === winner ? 'connected' : 'over' }));
  return {
    state: { ...state, members, hasEnded: true },
    effects: [...stops, { kind: 'connect', member: winner }],
    wakeAt: null,
  };
}

/** Stops who has rung long enough and rings whose turn it is. */
function goOn(before: Ringing, done: readonly RingEffect[], now: number): RingStep {
  if (before.hasEnded) return { state: before, effects: done, wakeAt: null };
  const { state: rung, effects: stops } = stopDue(before, now);
  const due = now >= endOf(rung) ? [] : dueIn(rung, now);
  const state = due.reduce((one, member) => ring(one, member, now), rung);
  const rings = due.map((member): RingEffect => ({ kind: 'ring', member }));
  const effects = [...done, ...stops, ...rings];
  if (asked(state).length > 0 || waiting(state).length > 0) return { state, effects, wakeAt: wakeAt(state) };
  return { state: { ...state, hasEnded: true }, effects: [...effects, { kind: 'give-up' }], wakeAt: null };
}

function stopDue(state: Ringing, now: number): { state: Ringing; effects: RingEffect[] } {
  const due = state.members.flatMap((one, member) => (one.is === 'ringing' && one.until <= now ? [member] : []));
  const isEnd = now >= endOf(state);
  const members = state.members.map((one, member): MemberState => {
    const ends = due.includes(member) || (isEnd && one.is === 'waiting');
    return ends ? { is: 'over' } : one;
  });
  return {
    state: { ...state, members },
    effects: due.map((member) => ({ kind: 'stop', member, because: 'no-answer' })),
  };
}

/** Whose turn it is. While somebody decides, nobody new is rung one by one. */
function dueIn(state: Ringing, now: number): number[] {
  const { plan, beganAt, nextAt } = state;
  const next = waiting(state).slice(0, 1);
  switch (plan.order) {
    case 'together':
      return waiting(state).filter((member) => delayOf(state, member) <= now - beganAt);
    case 'one-by-one':
      return asked(state).length === 0 ? next : [];
    case 'growing':
      return asked(state).length === 0 || now >= nextAt ? next : [];
    default:
      return plan.order satisfies never;
  }
}

function ring(state: Ringing, member: number, now: number): Ringing {
  const turnEnds = now + (state.plan.members[member]?.ringMs ?? 0);
  const until = state.plan.order === 'one-by-one' ? Math.min(turnEnds, endOf(state)) : endOf(state);
  return { ...withMember(state, member, { is: 'ringing', until }), nextAt: turnEnds };
}

function wakeAt(state: Ringing): number | null {
  const { plan, beganAt, nextAt } = state;
  const ends = state.members.flatMap((one) => (one.is === 'ringing' ? [one.until] : []));
  const end = endOf(state);
  const left = waiting(state);
  if (plan.order === 'together') ends.push(...left.map((member) => Math.min(beganAt + delayOf(state, member), end)));
  if (plan.order === 'growing' && left.length > 0) ends.push(Math.min(nextAt, end));
  if (plan.order === 'one-by-one' && left.length > 0) ends.push(end);
  return ends.length === 0 ? null : Math.min(...ends);
}

function waiting({ members }: Ringing): number[] {
  return members.flatMap(({ is }, member) => (is === 'waiting' ? [member] : []));
}

/** Those that ring or decide. */
function asked({ members }: Ringing): number[] {
  return members.flatMap((one, member) => (isAsked(one) ? [member] : []));
}

function isAsked(member: MemberState | undefined): boolean {
  return member?.is === 'ringing' || member?.is === 'deciding';
}

function withMember(state: Ringing, member: number, is: MemberState): Ringing {
  return { ...state, members: state.members.with(member, is) };
}

function delayOf({ plan }: Ringing, member: number): number {
  return plan.members[member]?.delayMs ?? 0;
}

function endOf({ plan, beganAt }: Ringing): number {
  return beganAt + plan.totalMs;
}
