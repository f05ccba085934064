import { anExtension, freshDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { silentLogger, systemClock } from '@flexpbx/runtime';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AsteriskDatabase } from '../testing/asterisk-database.ts';
import { followEmergencyCalls } from './follow-emergency-calls.ts';

const seconds = Math.floor(Date.now() / 1000);
const first = `flexpbx-emergency/${seconds}.1`;
const second = `flexpbx-emergency/${seconds}.2`;
const noted = `${seconds}|911|1001|live|hall|+12125550101|0f`;

/** An Asterisk with these cells and running channels, a house with Ada in the hall, and call control that begins to follow. */
async function following(cells: Readonly<Record<string, string>>, running: readonly string[], desk: string | null) {
  const { database } = await freshDatabase('sqlite');
  for (const number of ['1001', '1003']) await database.extensions.create(anExtension({ number, name: 'Ada' }), 'test');
  const hall = { id: 'hall', name: 'Hall', address: '1 Main St', city: 'Albany' };
  await database.things.create('location', thingKinds.location.schema.parse(hall), 'test');
  await database.things.changeSettings({ emergency: { security_desk: desk } }, 'test');
  const asterisk = new AsteriskDatabase();
  for (const [key, value] of Object.entries(cells)) asterisk.cells.set(key, value);
  const coreShowChannels = async () => running.map((id) => ({ id }));
  const ami = { action: asterisk.action, on: asterisk.on, onConnection: asterisk.onConnection, coreShowChannels };
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  await followEmergencyCalls({ ami, database, clock: systemClock, logger: silentLogger }, stopping.signal);
  return { asterisk, database };
}

test('given calls of a time when we were away, then they are in the database, and their notes are cleared', async () => {
  const ended = `${seconds + 9}`;
  const cells = {
    ...{ [`${first}/call`]: noted, [`${first}/way`]: 'telco|+12125550101', [`${first}/answered`]: `${seconds + 2}` },
    ...{ [`${first}/ended`]: ended, [`${second}/call`]: noted.replace('1001', '1009'), [`${second}/ended`]: ended },
  };
  const { asterisk, database } = await following(cells, [], null);
  expect(await database.emergencyCalls.list(10)).toMatchObject([
    { id: `${seconds}.2`, extension: '1009', extensionName: '', outcome: 'given-up' },
    { id: `${seconds}.1`, extensionName: 'Ada', place: 'Hall, 1 Main St, Albany', outcome: 'answered', trunk: 'telco' },
  ]);
  expect([...asterisk.cells.keys()]).toEqual([]);
});

test('given a call that ended with Asterisk itself, then it is over', async () => {
  const { asterisk, database } = await following({ [`${first}/call`]: noted }, [], null);
  expect(await database.emergencyCalls.list(10)).toMatchObject([{ outcome: 'given-up', endedAt: expect.any(Date) }]);
  expect([...asterisk.cells.keys()]).toEqual([]);
});

test('given a desk that nobody answered yet, then its notes stay until somebody looks after the call in the portal', async () => {
  const { asterisk, database } = await following({ [`${first}/call`]: noted }, [`${seconds}.1`], '1003');
  expect(await database.emergencyCalls.list(10)).toMatchObject([{ outcome: 'ringing', endedAt: null }]);
  await database.emergencyCalls.acknowledge(`${seconds}.1`, 'ada');
  await vi.waitFor(() => expect(asterisk.cells.get(`${first}/acknowledged`)).toMatch(/^\d{10}$/));
  expect(asterisk.cells.get(`${first}/call`)).toBe(noted);
});

test('given what is left of a call that was cleared, then it is cleared as well', async () => {
  const { asterisk, database } = await following({ [`${first}/acknowledged`]: `${seconds}` }, [], '1003');
  expect(await database.emergencyCalls.list(10)).toEqual([]);
  expect([...asterisk.cells.keys()]).toEqual([]);
});
