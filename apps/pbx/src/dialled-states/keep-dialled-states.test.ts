import { anExtension, freshDatabase } from '@flexpbx/db/testing';
import { silentLogger } from '@flexpbx/runtime';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AsteriskDatabase } from '../testing/asterisk-database.ts';
import { handlingSubject } from './handling-subject.ts';
import { keepDialledStates } from './keep-dialled-states.ts';
import { switchSubject } from './switch-subject.ts';

/** Later than whatever a test makes. */
const stamp = 4_000_000_000_000;
const key = '1001/forward-always';

test('given somebody dials a forward, then it stands in the database by their name, and only their cells were read', async () => {
  const { asterisk, database } = await kept('1001', '1002');
  asterisk.read.length = 0;
  asterisk.dial('handling', key, stamp, '1001', '1003');
  await vi.waitFor(async () => expect((await database.dialledStates.find('handling', key))?.value).toBe('1003'));
  expect(await database.dialledStates.find('handling', key)).toMatchObject({ changedBy: 'phone:1001' });
  await vi.waitFor(() => expect(asterisk.cells.get('flexpbx-handled/1001')).toBe('1'));
  expect(new Set(asterisk.read)).toEqual(
    new Set(['flexpbx-handling/1001', 'flexpbx-handling-dialled/1001', 'flexpbx-handled/1001']),
  );
});

test('given it is taken back in the portal, then the cell says so and the phone’s calls take the short way again', async () => {
  const { asterisk, database } = await kept('1001');
  asterisk.dial('handling', key, stamp, '1001', '1003');
  await vi.waitFor(() => expect(asterisk.cells.get('flexpbx-handled/1001')).toBe('1'));
  await database.dialledStates.change('handling', { [key]: '' }, 'ada');
  await vi.waitFor(() => expect(asterisk.cells.has('flexpbx-handled/1001')).toBe(false));
  expect(asterisk.cells.get(`flexpbx-handling/${key}`)).toBe(`${stamp + 1}:`);
});

test('given a switch is turned in the portal, then AstDB and the lamp say so', async () => {
  const { asterisk, database } = await kept();
  await database.things.create('switch', { number: '1', name: 'Office' }, 'test');
  await database.dialledStates.change('switch', { 1: 'night' }, 'ada');
  await vi.waitFor(() => expect(asterisk.lamps.get('DEVICE_STATE(Custom:night-1)')).toBe('INUSE'));
  expect(asterisk.cells.get('flexpbx-switch/1')).toMatch(/^\d{13}:night$/);
  await database.dialledStates.change('switch', { 1: 'day' }, 'ada');
  await vi.waitFor(() => expect(asterisk.lamps.get('DEVICE_STATE(Custom:night-1)')).toBe('NOT_INUSE'));
});

test('given an extension is deleted, then nothing of it is left in AstDB', async () => {
  const { asterisk, database } = await kept('1001');
  asterisk.dial('handling', key, stamp, '1001', '1003');
  await vi.waitFor(() => expect(asterisk.cells.get('flexpbx-handled/1001')).toBe('1'));
  await database.extensions.delete('1001', 'test');
  await vi.waitFor(() => expect([...asterisk.cells.keys()]).toEqual([]));
});

test('given AstDB is lost or changed while nobody listened, then all is the same again afterwards', async () => {
  const { asterisk, database } = await kept('1001', '1002');
  await database.dialledStates.change('handling', { [key]: '1003' }, 'ada');
  await vi.waitFor(() => expect(asterisk.cells.get('flexpbx-handled/1001')).toBe('1'));
  asterisk.cells.clear();
  asterisk.cells.set('flexpbx-handling-dialled/1002/do-not-disturb', `${stamp}@1002:on`);
  asterisk.cells.set('flexpbx-handled/1009', '1');
  asterisk.isThereAgain();
  await vi.waitFor(() => expect(asterisk.lamps.get('DEVICE_STATE(Custom:dnd-1002)')).toBe('BUSY'));
  await vi.waitFor(() => expect(asterisk.cells.has('flexpbx-handled/1009')).toBe(false));
  expect(asterisk.cells.get(`flexpbx-handling/${key}`)).toMatch(/:1003$/);
  expect(await database.dialledStates.find('handling', '1002/do-not-disturb')).toMatchObject({ value: 'on' });
});

/** Both sides with these extensions, kept the same until the test is over. */
async function kept(...numbers: readonly string[]) {
  const { database } = await freshDatabase('sqlite');
  const extensions = numbers.map((number) => anExtension({ number }));
  await database.extensions.createMany(extensions, 'test');
  const asterisk = new AsteriskDatabase();
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const subjects = [handlingSubject(database.extensions), switchSubject(database.things)];
  const parts = { ami: asterisk, states: database.dialledStates, bell: database.bell, subjects, logger: silentLogger };
  await keepDialledStates(parts, stopping.signal);
  return { asterisk, database };
}
