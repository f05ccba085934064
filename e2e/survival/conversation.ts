import { expect } from 'vitest';
import type { PhoneCall } from '../phones/phone-call.ts';
import { countPackets, type PacketCount } from './asterisk-console.ts';
import type { Household } from './household.ts';

const CALLER_HZ = 440;
const CALLEE_HZ = 1000;
/** Three packets. */
const GAP_LIMIT_MS = 60;
const PACKET_MS = 20;
/**
 * What may be missing in all: phones on a busy machine skip packets by themselves (up to 30 were seen in 20 s), so those
 * that Asterisk got are counted as well. A call whose sound had to wait for a process would miss more, or everything.
 */
const MISSING_LIMIT_MS = 1_000;
const LOOKS = 5;

/** The two ends of a call. */
interface Ends<T> {
  readonly caller: T;
  readonly callee: T;
}

/** Two phones in a call; each makes a tone without a pause. */
export class Conversation {
  readonly #household: Household;
  readonly #numbers: Ends<string>;
  readonly #calls: Ends<PhoneCall>;

  private constructor(household: Household, numbers: Ends<string>, calls: Ends<PhoneCall>) {
    this.#household = household;
    this.#numbers = numbers;
    this.#calls = calls;
  }

  /** One calls, the other's phone rings and is picked up; resolves when each hears the other. */
  static async begin(household: Household, from: string, to: string): Promise<Conversation> {
    return Conversation.#connect(household, from, to, await household.dial(from, to, 'answered'));
  }

  /** The same, but the history need not know of it. */
  static async beginUncounted(household: Household, from: string, to: string): Promise<Conversation> {
    return Conversation.#connect(household, from, to, await household.phone(from).dial(to));
  }

  static async #connect(household: Household, from: string, to: string, caller: PhoneCall): Promise<Conversation> {
    const callee = await household.phone(to).nextCall();
    await caller.ringing();
    await callee.answer();
    await caller.answered();
    await caller.playTone(CALLER_HZ);
    await callee.playTone(CALLEE_HZ);
    const [atCaller, atCallee] = await Promise.all([caller.record(500), callee.record(500)]);
    expect([atCaller.hasTone(CALLEE_HZ), atCallee.hasTone(CALLER_HZ)]).toEqual([true, true]);
    return new Conversation(household, { caller: from, callee: to }, { caller, callee });
  }

  /**
   * Lets something happen, and fails when one of the two heard the other with a gap meanwhile, or when Asterisk did not
   * pass on what it got from the other.
   */
  async staysUnbroken(happening: () => Promise<void>): Promise<void> {
    const before = await this.#look();
    await happening();
    const after = await this.#look();
    await expectUnbroken(this.#calls.caller, CALLEE_HZ, before.heard.caller, after.heard.caller);
    await expectUnbroken(this.#calls.callee, CALLER_HZ, before.heard.callee, after.heard.callee);
    expectPassedOn('caller to callee', before.packets, after.packets);
    expectPassedOn('callee to caller', swapped(before.packets), swapped(after.packets));
  }

  /** The caller hangs up. */
  async end(): Promise<void> {
    await this.#calls.caller.hangUp();
    await this.#over();
  }

  /** Both put their phones down: there is nobody any more to tell the one of the other. */
  async breakOff(): Promise<void> {
    await Promise.all([this.#calls.caller.hangUp(), this.#calls.callee.hangUp()]);
    await this.#over();
  }

  async #over(): Promise<void> {
    await Promise.all([this.#calls.caller.ended(), this.#calls.callee.ended()]);
  }

  async #look(): Promise<{ heard: Ends<Position>; packets: Ends<PacketCount> }> {
    const { caller, callee } = this.#numbers;
    const [atCaller, atCallee] = await Promise.all([position(this.#calls.caller), position(this.#calls.callee)]);
    const counts = await countPackets(this.#household.system);
    const [ofCaller, ofCallee] = [counts.get(caller), counts.get(callee)];
    if (!ofCaller || !ofCallee) throw new Error(`Asterisk knows of no sound between ${caller} and ${callee}`);
    return { heard: { caller: atCaller, callee: atCallee }, packets: { caller: ofCaller, callee: ofCallee } };
  }
}

interface Position {
  readonly heardMs: number;
  /** How far what was heard is ahead of the clock: shrinks by what did not come. */
  readonly aheadMs: number;
}

/** Looks several times and takes the best: this process may be late itself. */
async function position(call: PhoneCall): Promise<Position> {
  let aheadMs = Number.NEGATIVE_INFINITY;
  let heardMs = 0;
  for (let look = 0; look < LOOKS; look++) {
    await call.record(PACKET_MS);
    heardMs = (await call.heard()).durationMs;
    aheadMs = Math.max(aheadMs, heardMs - performance.now());
  }
  return { heardMs, aheadMs };
}

async function expectUnbroken(call: PhoneCall, hz: number, from: Position, to: Position): Promise<void> {
  const heard = (await call.heard()).slice(from.heardMs, to.heardMs);
  expect(heard.gapMs(hz), `gap in the ${hz} Hz`).toBeLessThanOrEqual(GAP_LIMIT_MS);
  expect(from.aheadMs - to.aheadMs, `missing of the ${hz} Hz`).toBeLessThan(MISSING_LIMIT_MS);
}

function expectPassedOn(way: string, before: Ends<PacketCount>, after: Ends<PacketCount>): void {
  const received = after.caller.received - before.caller.received;
  const sent = after.callee.sent - before.callee.sent;
  expect(Math.abs(received - sent) * PACKET_MS, `not passed on, ${way}`).toBeLessThanOrEqual(GAP_LIMIT_MS);
}

function swapped<T>({ caller, callee }: Ends<T>): Ends<T> {
  return { caller: callee, callee: caller };
}
