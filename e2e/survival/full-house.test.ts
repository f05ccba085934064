import { afterAll, beforeAll, expect, test } from 'vitest';
import { Conversation } from './conversation.ts';
import { cutOff } from './firewall.ts';
import { agents, callers, FullHouse, IMPATIENT, QUEUE, SMALL_QUEUE, waiting } from './full-house.ts';
import { logged } from './log-lines.ts';
import { expectNothingLeft } from './nothing-left.ts';
import { expectBooks, waitingIn } from './waiting-line.ts';

/** Keepalives of 40 s are usual; a caller does not wait that long for a word. */
const NOTICED_MS = 6_000;
const LOST = 'the connection to Asterisk was lost';

let house: FullHouse;

beforeAll(async () => {
  house = await FullHouse.open();
});

afterAll(() => house?.household.close());

test('given call control is killed, then who talks or hears a page notices nothing, and all others are served as before', async () => {
  const { household } = house;
  const calls = await house.fill(null);
  const { line, inMenu, recording, talking } = calls;
  await line.isShown();
  await house.nobodyNotices(calls, async () => {
    const back = household.isBack('pbx');
    process.kill(household.pidNoted('pbx'), 'SIGKILL');
    await back;
    await Promise.all([house.hearMenu({ inMenu }), house.finishMessages(recording)]);
    await line.isShown();
  });
  await house.serveLine({ talking, line });
  await house.leave(calls);
  expect(await house.tonesStored()).toEqual(house.tones);
});

test('given a firewall drops all between us and Asterisk, then that is noticed soon, and callers are served when it is mended', async () => {
  const { household } = house;
  const { asteriskHttp, ami } = household.system.environment.ports;
  const calls = await house.fill(IMPATIENT);
  const { line, inMenu, recording, talking } = calls;
  const [hangsUp, ...others] = recording;
  await house.nobodyNotices(calls, async () => {
    const noticed = logged(household.system, 'pbx', LOST, NOTICED_MS);
    const cut = await cutOff([asteriskHttp, ami]);
    try {
      await noticed;
      // Nobody of ours hears that these go.
      await hangsUp?.call.hangUp();
      await inMenu.at(-1)?.hangUp();
      await line.hangUp(IMPATIENT);
    } finally {
      await cut.mend();
    }
    await Promise.all([house.hearMenu({ inMenu }), house.finishMessages(others)]);
    await line.isShown();
  });
  await house.serveLine({ talking, line });
  await house.leave(calls);
  expect(await house.tonesStored()).toEqual(house.tones);
});

test('given everything of ours is killed, then who waits keeps the place, a new caller rings the agents, and the books are right', async () => {
  const { household } = house;
  const { first, second, line } = await house.fillSmallQueue(IMPATIENT);
  await Conversation.allStayUnbroken([first], async () => {
    await household.killAll();
    await second.end();
    const native = await house.callQueueNatively();
    await line.hangUp(IMPATIENT);
    await household.system.start();
    await line.isShown();
    await house.agentsAre(SMALL_QUEUE, ['talking', 'busy']);
    const stood = line.numbers;
    expect(await line.isServedBy([native.ofAgent])).toEqual(stood);
  });
  await first.end();
  // The one whom Asterisk alone served never was in the queue.
  await expectBooks(household, SMALL_QUEUE, { offered: 5, answered: 4, abandoned: 1 });
});

test('given Asterisk is killed, then all calls are over, messages are kept, agents are there, and a new caller is served', async () => {
  const { household } = house;
  const calls = await house.fillUncounted();
  await house.speakOn(calls);
  const back = household.isBack('asterisk');
  process.kill(household.pidNoted('asterisk'), 'SIGKILL');
  await Promise.all([back, house.breakOff(calls)]);
  await household.admin.until('listCalls', {}, ({ items }) => items.length === 0);
  await waitingIn(household, QUEUE, 0);
  // Phones need not register again: Asterisk remembers where they are.
  await house.agentsAre(QUEUE, ['free', 'free', 'free', 'free', 'free']);
  const [from, to] = [callers[0], agents[0]];
  const talk = await Conversation.of(household, { from, to }, await household.dial(from, QUEUE, 'answered'));
  await talk.end();
  expect(await house.tonesStored()).toEqual(house.tones);
});

test('given all this, then the books of the queue add up, every call stands in the history once, and nothing is left over', async () => {
  const { household } = house;
  // Of three lines one was served, one but for a caller who hung up, and one is lost.
  const offered = 3 * (callers.length + waiting.length) + 1;
  const abandoned = 1 + waiting.length;
  await expectBooks(household, QUEUE, { offered, answered: offered - abandoned, abandoned });
  await household.expectEveryCallOnce();
  await expectNothingLeft(household);
});
