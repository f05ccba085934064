import type { PhoneCall } from '../phones/phone-call.ts';
import { readWav } from '../sound/wav.ts';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';

const callers = ['1001', '1002'] as const;
const colleagues = ['1011', '1012'] as const;
const MENU_CALLER = '1021';
const MESSAGE_CALLER = '1022';
/** Has no phone, so that callers come to its mailbox at once. */
const AWAY = '1031';
const GROUP = '600';
const MENU = '700';
const GREETING = 'demo-congrats';
const MENU_CALLS = 10;
/** Finding words in sound costs more than all else here; what these hear, the others do. */
const LISTENERS = 3;
/** Each leaves a message with a tone of its own. */
const MESSAGE_TONES = [500, 600, 700, 800, 900] as const;

/** What the calls of a full house look like. */
export interface HouseCalls {
  /** Are in a menu; the first ones listen. */
  readonly inMenu: readonly PhoneCall[];
  /** Speak a tone after the beep of a mailbox. */
  readonly recording: readonly { readonly call: PhoneCall; readonly hz: number }[];
  /** Were answered for a ring group. */
  readonly talking: readonly Conversation[];
}

/** A household with everything going on at once: ten in a menu, five leaving messages, two talking. */
export class FullHouse {
  readonly household: Household;
  /** Messages left so far. */
  #messages = 0;

  private constructor(household: Household) {
    this.household = household;
  }

  static async open(): Promise<FullHouse> {
    const numbers = [...callers, ...colleagues, MENU_CALLER, MESSAGE_CALLER, AWAY];
    const household = await Household.open(null, numbers);
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

  /** Fills the house. */
  fill(): Promise<HouseCalls> {
    return this.#fill((from, to, outcome) => this.household.dial(from, to, outcome));
  }

  /** Those who listen hear the menu begin once more. */
  async hearMenu({ inMenu }: Pick<HouseCalls, 'inMenu'>): Promise<void> {
    await Promise.all(inMenu.slice(0, LISTENERS).map((call) => call.hearsBeginningOf(GREETING)));
  }

  /** Talkers and those in the menu hang up. */
  async leave({ inMenu, talking }: Pick<HouseCalls, 'inMenu' | 'talking'>): Promise<void> {
    await Promise.all([...talking.map((talk) => talk.end()), ...inMenu.map(hangUp)]);
  }

  /** Callers end their messages with #, and hear that they are kept. */
  async finishMessages(recording: HouseCalls['recording']): Promise<void> {
    await Promise.all(
      recording.map(async ({ call }) => {
        await call.sendDigits('#');
        await call.hears('vm-msgsaved');
        await call.ended();
      }),
    );
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

  async #fill(dial: Dial): Promise<HouseCalls> {
    const [talking, inMenu, recording] = await Promise.all([
      this.#talk(dial),
      Promise.all(Array.from({ length: MENU_CALLS }, (_, at) => this.#enterMenu(dial, at < LISTENERS))),
      Promise.all(MESSAGE_TONES.map((hz) => leaveMessage(dial, hz))),
    ]);
    return { talking, inMenu, recording };
  }

  /** One after the other, so that it is known who answers: whoever talks is passed over. */
  async #talk(dial: Dial): Promise<Conversation[]> {
    const conversations: Conversation[] = [];
    for (const [at, from] of callers.entries()) {
      const to = colleagues[at] ?? '';
      conversations.push(await Conversation.of(this.household, { from, to }, await dial(from, GROUP, 'answered')));
    }
    return conversations;
  }

  async #enterMenu(dial: Dial, listens: boolean): Promise<PhoneCall> {
    const call = await dial(MENU_CALLER, MENU, 'answered');
    await (listens ? call.hearsBeginningOf(GREETING) : call.answered());
    return call;
  }
}

type Dial = (from: string, to: string, outcome: 'answered' | 'voicemail') => Promise<PhoneCall>;

async function leaveMessage(dial: Dial, hz: number): Promise<{ call: PhoneCall; hz: number }> {
  const call = await dial(MESSAGE_CALLER, AWAY, 'voicemail');
  await call.hearsBeginningOf('vm-theperson');
  await call.sendDigits('#');
  await call.hears('beep');
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
  await household.phone(AWAY).unregister();
  await admin.call('createPrompt', {
    body: { id: 'greeting', name: 'Greeting', source: { type: 'stock', sounds: [GREETING] } },
  });
  await admin.call('createMenu', { body: { id: 'main', name: 'Main', number: MENU, greeting: 'greeting' } });
  await admin.call('createRingGroup', {
    body: {
      number: GROUP,
      name: 'Everybody',
      strategy: 'hunt',
      members: colleagues.map((target) => ({ type: 'extension' as const, target })),
    },
  });
  await admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');
}
