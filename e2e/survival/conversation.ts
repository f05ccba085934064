import { expect } from 'vitest';
import type { PhoneCall } from '../phones/phone-call.ts';
import type { Sound } from '../sound/sound.ts';
import { countPackets, type PacketCount } from './asterisk-console.ts';
import type { Household } from './household.ts';
import type { AgentTalk } from './waiting-line.ts';

const CALLER_HZ = 440;
const CALLEE_HZ = 1000;
/** Three packets. */
const GAP_LIMIT_MS = 60;
const PACKET_MS = 20;
/**
 * 20 to 100 ms are usual, 400 ms were seen on two processors that had eight things to do: phones and tests wait as well. A
 * call whose sound had to wait for ours to be started again would pause for seconds.
 */
const PAUSE_LIMIT_MS = 1_000;

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

  /** Somebody has dialled a number that is not the other's own, and the other's phone rings for it. */
  static of(household: Household, { from, to }: { from: string; to: string }, call: PhoneCall): Promise<Conversation> {
    return Conversation.#connect(household, from, to, call);
  }

  static async #connect(household: Household, from: string, to: string, caller: PhoneCall): Promise<Conversation> {
    const callee = await household.phone(to).nextCall();
    await caller.ringing();
    await callee.answer();
    await caller.answered();
    await caller.playTone(CALLER_HZ);
    await callee.playTone(CALLEE_HZ);
    const conversation = new Conversation(household, { caller: from, callee: to }, { caller, callee });
    await conversation.#hearEachOther();
    return conversation;
  }

  /**
   * Lets something happen, and fails when one of the two did not hear the other meanwhile, or when Asterisk did not pass on
   * what it got from the other.
   */
  async staysUnbroken(happening: () => Promise<void>): Promise<void> {
    const { caller, callee } = this.#calls;
    let pauseAtCallee = 0;
    let pauseAtCaller = 0;
    await Conversation.allStayUnbroken([this], async () => {
      pauseAtCaller = await caller.longestPause(async () => {
        pauseAtCallee = await callee.longestPause(happening);
      });
    });
    expect(pauseAtCaller, 'pause at the caller').toBeLessThan(PAUSE_LIMIT_MS);
    expect(pauseAtCallee, 'pause at the callee').toBeLessThan(PAUSE_LIMIT_MS);
  }

  /**
   * The same for several at once, without a look at the clock: a test that listens to many calls is late itself. That nothing
   * is missing in what was heard, and that Asterisk passed on what it got, tells as much.
   */
  static async allStayUnbroken(conversations: readonly Conversation[], happening: () => Promise<void>): Promise<void> {
    const before = await Promise.all(conversations.map((one) => one.#look()));
    await happening();
    const after = await Promise.all(conversations.map((one) => one.#look()));
    for (const [at, was] of before.entries()) {
      const is = after[at];
      if (is) expectUnbroken(was, is);
    }
  }

  /** Both say nothing, not even silence: the call stands, and costs nobody anything. */
  async fallsSilent(): Promise<void> {
    await Promise.all([this.#calls.caller.layAside(), this.#calls.callee.layAside()]);
  }

  /** Both go on; resolves when each hears the other. */
  async goesOn(): Promise<void> {
    await Promise.all([this.#calls.caller.takeUp(), this.#calls.callee.takeUp()]);
    await this.#hearEachOther();
  }

  /** The same as what the agent of a queue is busy with. */
  get ofAgent(): AgentTalk {
    return { agent: this.#numbers.callee, end: () => this.end() };
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

  async #hearEachOther(): Promise<void> {
    const { caller, callee } = this.#calls;
    await Promise.all([caller.hearsTone(CALLEE_HZ), callee.hearsTone(CALLER_HZ)]);
  }

  async #over(): Promise<void> {
    await Promise.all([this.#calls.caller.ended(), this.#calls.callee.ended()]);
  }

  async #look(): Promise<Look> {
    const counts = await countPackets(this.#household.system);
    const [ofCaller, ofCallee] = [counts.get(this.#numbers.caller), counts.get(this.#numbers.callee)];
    if (!ofCaller || !ofCallee) throw new Error('Asterisk knows of no sound between the two');
    const [atCaller, atCallee] = await Promise.all([this.#calls.caller.heard(), this.#calls.callee.heard()]);
    return { heard: { caller: atCaller, callee: atCallee }, packets: { caller: ofCaller, callee: ofCallee } };
  }
}

/** What both heard so far, and what Asterisk passed on. */
interface Look {
  readonly heard: Ends<Sound>;
  readonly packets: Ends<PacketCount>;
}

function expectUnbroken(before: Look, after: Look): void {
  expectTone(CALLEE_HZ, after.heard.caller.slice(before.heard.caller.durationMs, after.heard.caller.durationMs));
  expectTone(CALLER_HZ, after.heard.callee.slice(before.heard.callee.durationMs, after.heard.callee.durationMs));
  expectPassedOn('caller to callee', before.packets, after.packets);
  expectPassedOn('callee to caller', swapped(before.packets), swapped(after.packets));
}

function expectTone(hz: number, heard: Sound): void {
  expect(heard.gapMs(hz), `gap in the ${hz} Hz`).toBeLessThanOrEqual(GAP_LIMIT_MS);
}

function expectPassedOn(way: string, before: Ends<PacketCount>, after: Ends<PacketCount>): void {
  const received = after.caller.received - before.caller.received;
  const sent = after.callee.sent - before.callee.sent;
  expect(Math.abs(received - sent) * PACKET_MS, `not passed on, ${way}`).toBeLessThanOrEqual(GAP_LIMIT_MS);
}

function swapped<T>({ caller, callee }: Ends<T>): Ends<T> {
  return { caller: callee, callee: caller };
}
