import { expect } from 'vitest';
import { finishMessage, passGreeting } from '../mailboxes/mailbox-steps.ts';
import type { PhoneCall } from '../phones/phone-call.ts';
import { readWav } from '../sound/wav.ts';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { RunningPage } from './running-page.ts';
import { WaitingLine } from './waiting-line.ts';

/** Have called a queue, and talk to its agents, the first with the first. */
export const callers = ['1001', '1002', '1003', '1004', '1005'] as const;
/** The first and the second are agents of the small queue as well. */
export const agents = ['1011', '1012', '1013', '1014', '1015'] as const;
/** Calls while nothing of ours runs. */
const NATIVE_CALLER = '1016';
const MENU_CALLER = '1021';
const MESSAGE_CALLER = '1022';
/** Nobody answers there, so that callers come to its mailbox at once. */
const AWAY = '1031';
const PAGER = '1041';
const listeners = ['1042', '1043'] as const;
export const QUEUE = '8001';
export const SMALL_QUEUE = '8002';
const MENU = '700';
const ZONE = '9001';
const GREETING = 'demo-congrats';
const MENU_CALLS = 10;
/** Wait, while all agents talk. */
export const waiting = Array.from({ length: 20 }, (_, at) => String(1101 + at));
/** The second of them: hangs up, where one does. */
export const IMPATIENT = '1102';
/** Finding words in sound costs more than all else here; what these hear, the others do. */
const LISTENERS = 3;
/** Asterisk writes sound to the disk in pieces of two seconds: what is on it for sure after so long, is a message. */
const SPEAKS_ON_MS = 2_500;
/** Each leaves a message with a tone of its own. */
const MESSAGE_TONES = [500, 600, 700, 800, 900] as const;

/** What the calls of a full house look like. */
export interface HouseCalls {
  /** Wait in the queue. */
  readonly line: WaitingLine;
  /** Are in a menu; the first ones listen. */
  readonly inMenu: readonly PhoneCall[];
  /** Speak a tone after the beep of a mailbox. */
  readonly recording: readonly { readonly call: PhoneCall; readonly hz: number }[];
  /** Callers of the queue and its agents. */
  readonly talking: readonly Conversation[];
  readonly page: RunningPage;
}

/** A household with everything going on at once: see {@link HouseCalls}. */
export class FullHouse {
  readonly household: Household;
  /** Messages left so far. */
  #messages = 0;

  private constructor(household: Household) {
    this.household = household;
  }

  static async open(): Promise<FullHouse> {
    const household = await Household.open(null, [...agents, ...listeners]);
    try {
      await furnish(household);
      return new FullHouse(household);
    } catch (error) {
      await household.close();
      throw error;
    }
  }

  /** The tones of five messages. */
  get tones(): readonly number[] {
    return MESSAGE_TONES;
  }

  /** Fills the house. `givesUp` is who of those who wait will not be served, as the history will tell. */
  fill(givesUp: string | null): Promise<HouseCalls> {
    return this.#fill(givesUp, (from, to, outcome) => this.household.dial(from, to, outcome));
  }

  /** The same with calls that the history will not know. */
  fillUncounted(): Promise<HouseCalls> {
    return this.#fill(null, (from, to) => this.household.phone(from).dial(to));
  }

  /** Lets something happen, and fails when those who talk or hear the page notice. */
  nobodyNotices({ talking, page }: HouseCalls, happening: () => Promise<void>): Promise<void> {
    return Conversation.allStayUnbroken(talking, () => page.goesOn(happening));
  }

  /** The two agents of the small queue talk, and three wait for them. */
  async fillSmallQueue(givesUp: string): Promise<{ first: Conversation; second: Conversation; line: WaitingLine }> {
    const call = async (at: 0 | 1): Promise<Conversation> => {
      const [from, to] = [callers[at], agents[at]];
      return Conversation.of(this.household, { from, to }, await this.household.dial(from, SMALL_QUEUE, 'answered'));
    };
    const first = await call(0);
    const second = await call(1);
    const line = new WaitingLine(this.household, SMALL_QUEUE);
    for (const from of waiting.slice(0, 3)) {
      const outcome = from === givesUp ? 'no-answer' : 'answered';
      await line.join(from, await this.household.dial(from, SMALL_QUEUE, outcome));
    }
    return { first, second, line };
  }

  /** Somebody calls the small queue, hears music while all its agents are rung, and talks with the second: the first is busy. */
  async callQueueNatively(): Promise<Conversation> {
    const [busy, to] = agents;
    const call = await this.household.dial(NATIVE_CALLER, SMALL_QUEUE, 'answered');
    const atBusy = await this.household.phone(busy).nextCall();
    expect((await call.record(2_000)).isSilent()).toBe(false);
    await atBusy.busy();
    return Conversation.of(this.household, { from: NATIVE_CALLER, to }, call);
  }

  /** Resolves when the portal shows that the agents of a queue are at this. */
  async agentsAre(queue: string, states: readonly string[]): Promise<void> {
    await this.household.admin.until('getLiveQueue', { params: { key: queue } }, (live) => {
      return live.agents.map(({ state }) => state).join() === states.join();
    });
  }

  /** Messages go on for so long that most of them is on the disk. */
  async speakOn({ recording }: Pick<HouseCalls, 'recording'>): Promise<void> {
    await Promise.all(recording.map(({ call }) => call.record(SPEAKS_ON_MS)));
  }

  /** Those who listen hear the menu begin once more. */
  async hearMenu({ inMenu }: Pick<HouseCalls, 'inMenu'>): Promise<void> {
    await Promise.all(inMenu.slice(0, LISTENERS).map((call) => call.hearsBeginningOf(GREETING)));
  }

  /** The agents end their calls and take those of all who wait, who come in the order in which they stood. */
  async serveLine({ talking, line }: Pick<HouseCalls, 'talking' | 'line'>): Promise<void> {
    const stood = line.numbers;
    expect(await line.isServedBy(talking.map(({ ofAgent }) => ofAgent))).toEqual(stood);
  }

  /** All but those who leave messages hang up. */
  async leave({ inMenu, talking, page, line }: HouseCalls): Promise<void> {
    await line.hangUpAll();
    await Promise.all([...talking.map((talk) => talk.end()), page.end(), ...inMenu.map(hangUp)]);
  }

  /** Everybody puts the phone down: there is nobody any more to tell the one of the other. */
  async breakOff({ inMenu, talking, page, line, recording }: HouseCalls): Promise<void> {
    const alone = [...inMenu, ...recording.map(({ call }) => call)];
    await Promise.all([...talking.map((talk) => talk.breakOff()), page.breakOff(), ...alone.map(hangUp)]);
    await line.hangUpAll();
  }

  /** Callers end their messages with #, and hear that they are kept. */
  async finishMessages(recording: HouseCalls['recording']): Promise<void> {
    await Promise.all(recording.map(({ call }) => finishMessage(call)));
  }

  /** Those whose message was stored, with the tone that is heard in it: those of the last five. */
  async tonesStored(): Promise<number[]> {
    this.#messages += MESSAGE_TONES.length;
    const { admin } = this.household;
    const params = { mailbox: AWAY };
    const wanted = this.#messages;
    const { items } = await admin.until('listVoicemail', { params }, (box) => box.items.length >= wanted);
    const latest = items.slice(0, MESSAGE_TONES.length);
    const sounds = await Promise.all(
      latest.map(async ({ id }) => readWav(await admin.download('getVoicemailAudio', { params: { ...params, id } }))),
    );
    return sounds.flatMap((sound) => MESSAGE_TONES.filter((hz) => sound.hasTone(hz))).toSorted((a, b) => a - b);
  }

  async #fill(givesUp: string | null, dial: Dial): Promise<HouseCalls> {
    const [{ talking, line, page }, inMenu, recording] = await Promise.all([
      this.#occupyAgents(givesUp, dial),
      Promise.all(Array.from({ length: MENU_CALLS }, (_, at) => this.#enterMenu(dial, at < LISTENERS))),
      Promise.all(MESSAGE_TONES.map((hz) => leaveMessage(dial, hz))),
    ]);
    return { talking, line, page, inMenu, recording };
  }

  async #occupyAgents(givesUp: string | null, dial: Dial): Promise<Pick<HouseCalls, 'talking' | 'line' | 'page'>> {
    const talking = await this.#talk(dial);
    const [line, page] = await Promise.all([this.#wait(givesUp, dial), this.#page(dial)]);
    return { talking, line, page };
  }

  /** One after the other, so that it is known which agent answers. */
  async #talk(dial: Dial): Promise<Conversation[]> {
    const conversations: Conversation[] = [];
    for (const [at, from] of callers.entries()) {
      const to = agents[at] ?? '';
      conversations.push(await Conversation.of(this.household, { from, to }, await dial(from, QUEUE, 'answered')));
    }
    return conversations;
  }

  async #wait(givesUp: string | null, dial: Dial): Promise<WaitingLine> {
    const line = new WaitingLine(this.household, QUEUE);
    for (const from of waiting) {
      await line.join(from, await dial(from, QUEUE, from === givesUp ? 'no-answer' : 'answered'));
    }
    return line;
  }

  async #page(dial: Dial): Promise<RunningPage> {
    return RunningPage.of(this.household, await dial(PAGER, ZONE, 'answered'), listeners);
  }

  async #enterMenu(dial: Dial, listens: boolean): Promise<PhoneCall> {
    const call = await dial(MENU_CALLER, MENU, 'answered');
    await (listens ? call.hearsBeginningOf(GREETING) : call.answered());
    return call;
  }
}

type Dial = (from: string, to: string, outcome: 'answered' | 'no-answer' | 'voicemail') => Promise<PhoneCall>;

async function leaveMessage(dial: Dial, hz: number): Promise<{ call: PhoneCall; hz: number }> {
  const call = await dial(MESSAGE_CALLER, AWAY, 'voicemail');
  await passGreeting(call);
  await call.playTone(hz);
  // What is shorter than two seconds is no message.
  await call.record(2_500);
  return { call, hz };
}

async function hangUp(call: PhoneCall): Promise<void> {
  await call.hangUp();
  await call.ended();
}

async function furnish(household: Household): Promise<void> {
  const { admin } = household;
  await household.addCallers([...callers, ...waiting, NATIVE_CALLER, MENU_CALLER, MESSAGE_CALLER, AWAY, PAGER]);
  await admin.call('createPrompt', {
    body: { id: 'greeting', name: 'Greeting', source: { type: 'stock', sounds: [GREETING] } },
  });
  await admin.call('createMenu', { body: { id: 'main', name: 'Main', number: MENU, greeting: 'greeting' } });
  // One who talks is left alone by a page.
  await admin.call('createPagingZone', { body: { number: ZONE, name: 'Hall', phones: [...listeners, agents[0]] } });
  await makeQueue(household, QUEUE, agents);
  await makeQueue(household, SMALL_QUEUE, agents.slice(0, 2));
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
}

/** A queue whose agents are rung in this order; they have signed in. */
async function makeQueue({ admin }: Household, number: string, people: readonly string[]): Promise<void> {
  const list = people.map((extension, at) => ({ extension, priority: at + 1 }));
  await admin.call('createQueue', { body: { number, name: `Queue ${number}`, strategy: 'priority', agents: list } });
  for (const extension of people) await admin.call('signInAgent', { params: { key: number, extension } });
}
