import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeAsterisk } from '@flexpbx/asterisk/fake';
import { aCaller, type ScriptedCaller } from '@flexpbx/call/testing';
import type { Database } from '@flexpbx/db';
import { freshDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { systemClock } from '@flexpbx/runtime';
import { beforeEach, expect, it } from 'vitest';
import { promptShelf } from '../menus/prompt-shelf.ts';
import { buildMailbox, type MailboxFixture, press } from '../testing/mailbox-fixture.ts';
import { recordPromptRoute, ringToRecord } from './record-prompt.ts';

let box: MailboxFixture;
let database: Database;
let caller: ScriptedCaller;
let uploads: string;
beforeEach(async () => {
  box = await buildMailbox();
  ({ database } = await freshDatabase('sqlite'));
  const welcome = { id: 'welcome', name: 'Welcome', source: { type: 'stock', sounds: ['hello'] } };
  await database.things.create('prompt', thingKinds.prompt.schema.parse(welcome), 'test');
  caller = aCaller({ number: '1001', name: 'Ada', dials: 's', arguments: [] });
  box.writeRecordings(caller.asterisk, 4);
  uploads = join(box.disk.paths.recordings, 'uploads');
});

/** The flow of the phone that was picked up. */
function records() {
  const parts = { things: database.things, voicemail: box.parts, uploads };
  const route = recordPromptRoute(['record-prompt', 'welcome', '1001'], parts);
  return caller.calls((call) => route?.flow(call) ?? Promise.reject(new Error('no way')));
}

async function speaks(): Promise<void> {
  await caller.hears('vm-rec-temp');
  await caller.speaks(4);
  caller.presses('#');
  await caller.startsToHear('vm-review');
}

const sourceNow = async () => (await database.things.find('prompt', 'welcome'))?.thing.source;

it('given it is said again and accepted, then it goes to be converted as what the prompt says', async () => {
  const flow = records();
  await speaks();
  await press(caller, '3');
  await speaks();
  expect(await sourceNow()).toMatchObject({ type: 'stock' });
  await press(caller, '1');
  await caller.hears('vm-msgsaved', 'vm-goodbye');
  expect(await flow).toEqual({ kind: 'returned', result: { kind: 'hang-up' } });
  expect(await sourceNow()).toMatchObject({ type: 'file', state: 'converting', file_name: 'Recorded at 1001' });
  expect(existsSync(join(uploads, 'welcome'))).toBe(true);
});

it('given who records hangs up instead of accepting, then the prompt says what it said', async () => {
  const flow = records();
  await speaks();
  caller.hangsUp();
  await flow;
  expect(await sourceNow()).toMatchObject({ type: 'stock' });
  expect(existsSync(join(uploads, 'welcome'))).toBe(false);
  expect(caller.leftOpen).toEqual([]);
});

it('given an order, then the phone rings and shows what for; a prompt that is gone rings nobody', async () => {
  const asterisk = new FakeAsterisk({ 'PJSIP/1001': 'answers' });
  const parts = { asterisk, clock: systemClock, things: database.things };
  const entered: (readonly string[])[] = [];
  asterisk.listen((event) => event.type === 'channel-entered' && entered.push(event.arguments));
  expect(await ringToRecord({ prompt: 'welcome', extension: '1001' }, parts)).toEqual({ outcome: 'done' });
  expect(entered).toEqual([['record-prompt', 'welcome', '1001']]);
  expect(await ringToRecord({ prompt: 'gone', extension: '1001' }, parts)).toMatchObject({ outcome: 'refused' });
});

it('given an earlier recording while a new one is converted, then that is heard until then', async () => {
  const source = { type: 'file', file_name: 'x', state: 'converting', reason: null, seconds: null } as const;
  await database.things.change('prompt', 'welcome', { source }, 'test');
  const shelf = promptShelf(database.things, { speech: uploads, prompts: uploads });
  expect(await shelf.soundsOf('welcome')).toBeNull();
  await mkdir(uploads, { recursive: true });
  await writeFile(join(uploads, 'welcome.wav16'), 'RIFF');
  expect(await shelf.soundsOf('welcome')).toEqual([`sound:${join(uploads, 'welcome')}`]);
});
