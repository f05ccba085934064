import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lamp } from '../phones/lamp.ts';
import { askAsterisk } from './asterisk-console.ts';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { editAtRandom } from './random-edits.ts';
import { freshRendering, readFolder } from './rendered.ts';

const CALLS = 20;
/** Sound is the dearest of a call, and what breaks one breaks them all; the others are asked before and after. */
const LISTENED_TO = 5;
const EDITS = 1_000;
/** Another one each day, the same for all runs of a day. */
const SEED = Math.floor(Date.now() / 86_400_000);

const talking = Array.from({ length: 2 * CALLS }, (_, at) => String(1001 + at));
const [watcher, watched] = ['1098', '1099'] as const;

let household: Household;
const lamps: Lamp[] = [];

beforeAll(async () => {
  household = await Household.open(null, [...talking, watcher, watched]);
  for (const form of ['dialog-info', 'pidf'] as const)
    lamps.push(await household.phone(watcher).lamp(watched, form), await household.phone(watcher).lamp('1001', form));
  lamps.push(await household.phone(watcher).lamp('70', 'dialog-info'));
}, 300_000);

afterAll(async () => {
  await Promise.all(lamps.map((lamp) => lamp.remove()));
  await household?.close();
});

/** Which subscriptions Asterisk holds, by their dialogs. */
async function subscriptions(): Promise<string[]> {
  const listed = await askAsterisk(household.system, 'pjsip show subscriptions inbound');
  return listed.split('\n').filter((line) => line.includes('/dialog/') || line.includes('/presence/'));
}

test(`given ${EDITS} random edits (seed ${SEED}) while ${CALLS} calls run, then no call is cut, no lamp lost, and all is as rendered from scratch`, async () => {
  const conversations: Conversation[] = [];
  for (let at = 0; at < CALLS; at++)
    conversations.push(await Conversation.beginUncounted(household, `${1001 + 2 * at}`, `${1002 + 2 * at}`));
  const [heard, silent] = [conversations.slice(0, LISTENED_TO), conversations.slice(LISTENED_TO)];
  await Promise.all(silent.map((conversation) => conversation.fallsSilent()));
  const held = await subscriptions();

  const work = async () => {
    await editAtRandom(household.admin, EDITS, SEED);
    const { failure } = await household.admin.until('getConfiguration', {}, ({ phase }) => phase !== 'applying');
    expect(failure).toBeNull();
  };
  await heard.reduce((inner, conversation) => () => conversation.staysUnbroken(inner), work)();
  await Promise.all(silent.map((conversation) => conversation.goesOn()));

  expect(await subscriptions()).toEqual(held);
  const [files, folder] = await Promise.all([
    freshRendering(household),
    readFolder(household.system.paths.asterisk.etc),
  ]);
  expect(folder).toMatchObject(files);

  await Promise.all(lamps.slice(0, 4).map((lamp, at) => lamp.is(at % 2 === 0 ? 'idle' : 'busy')));
  const call = await household.phone(watcher).dial(watched);
  const ringing = await household.phone(watched).nextCall();
  await Promise.all([lamps[0]?.is('ringing'), lamps[2]?.is('ringing')]);
  await ringing.answer();
  await Promise.all([lamps[0]?.is('busy'), lamps[2]?.is('busy')]);
  await call.hangUp();
  for (const conversation of conversations) await conversation.end();
  await Promise.all(lamps.map((lamp) => lamp.is('idle')));
}, 600_000);
