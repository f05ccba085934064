import { anExtension, freshDatabase } from '@flexpbx/db/testing';
import { thingKinds } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AsteriskDatabase } from '../testing/asterisk-database.ts';
import { keepAgentLamps } from './agent-lamps.ts';

/** 1001 signs in by hand, 1002 is always signed in; `cells` are Asterisk's of before. */
async function kept(cells: Readonly<Record<string, string>>) {
  const { database } = await freshDatabase('sqlite');
  for (const number of ['1001', '1002']) await database.extensions.create(anExtension({ number }), 'test');
  const agents = [{ extension: '1001' }, { extension: '1002', always: true }];
  const queue = thingKinds.queue.schema.parse({ number: '8001', name: 'Sales', agents });
  await database.things.create('queue', queue, 'test');
  const asterisk = new AsteriskDatabase();
  for (const [device, state] of Object.entries(cells)) asterisk.cells.set(`CustomDevstate/${device}`, state);
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  await keepAgentLamps({ ami: asterisk, database, logger: silentLogger }, stopping.signal);
  const lamp = (extension: string) => asterisk.lamps.get(`DEVICE_STATE(Custom:agent-${extension})`);
  return { asterisk, database, lamp };
}

test('given agents, then their lamps are right at the start, those of others are gone, and what is right is not set again', async () => {
  const { asterisk, lamp } = await kept({ 'agent-1002': 'INUSE', 'agent-1009': 'INUSE', 'dnd-1009': 'BUSY' });
  expect([lamp('1001'), lamp('1002')]).toEqual(['NOT_INUSE', undefined]);
  expect([...asterisk.cells.keys()]).toEqual(['CustomDevstate/agent-1002', 'CustomDevstate/dnd-1009']);
});

test('given an agent signs in, pauses and comes back, then the lamp follows', async () => {
  const { database, lamp } = await kept({});
  await database.agents.signIn('1001', ['8001'], 'ada');
  await vi.waitFor(() => expect(lamp('1001')).toBe('INUSE'));
  await database.agents.pause('1001', { reason: 'Lunch', automatic: false }, 'ada');
  await vi.waitFor(() => expect(lamp('1001')).toBe('ONHOLD'));
  await database.agents.signOut('1001', ['8001'], 'ada');
  await vi.waitFor(() => expect(lamp('1001')).toBe('NOT_INUSE'));
});

test('given Asterisk was away and lost what it had, then the lamps are set again', async () => {
  const { asterisk, lamp } = await kept({});
  asterisk.lamps.clear();
  asterisk.isThereAgain();
  await vi.waitFor(() => expect([lamp('1001'), lamp('1002')]).toEqual(['NOT_INUSE', 'INUSE']));
});
