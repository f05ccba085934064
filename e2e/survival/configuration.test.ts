import { watch } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { fileNames } from '@flexpbx/renderer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAsterisk } from './asterisk-console.ts';
import { Conversation } from './conversation.ts';
import { Household } from './household.ts';
import { expectNothingLeft } from './nothing-left.ts';
import { freshRendering, readFolder } from './rendered.ts';

let household: Household;

beforeAll(async () => {
  household = await Household.open(null, ['1001', '1002', '1003']);
});

afterAll(() => household?.close());

const isApplied = () => household.admin.until('getConfiguration', {}, ({ phase }) => phase === 'applied');

function rename(number: string, name: string): Promise<unknown> {
  return household.admin.call('changeExtension', { params: { number }, body: { name } });
}

/** Asterisk has loaded every extension there is, as it is, and no other. */
async function expectAsteriskRunsIt(): Promise<void> {
  const { system, database } = household;
  const extensions = await database.extensions.list({});
  const numbers = extensions.map(({ number }) => number);
  const listed = async (command: string, pattern: RegExp) =>
    [...(await askAsterisk(system, command)).matchAll(pattern)].map(([, number]) => number).toSorted();
  expect(await listed('pjsip show endpoints', /^ Endpoint: +(\d+)/gm)).toEqual(numbers);
  expect(await listed('dialplan show extensions', /^ +'(\d+)' =>/gm)).toEqual(numbers);
  expect(await listed('voicemail show users', /^default +(\d+)/gm)).toEqual(numbers);
  for (const { number, name } of extensions) {
    expect(await askAsterisk(system, `pjsip show endpoint ${number}`)).toContain(`"${name}" <${number}>`);
  }
}

/** Whether files were changed that nobody has seen Asterisk run with. */
async function isHalfDone(): Promise<boolean> {
  const { etc, lastGood } = household.system.paths.asterisk;
  return !isDeepStrictEqual(await readFolder(etc), await readFolder(lastGood));
}

/** Resolves after this many changes in a folder, in the very moment. */
function afterChanges(folder: string, count: number, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    const watcher = watch(folder, () => {
      if (++seen !== count) return;
      act();
      watcher.close();
      resolve();
    });
  });
}

test('given configd is dead, then an edit waits, and is applied when it is back', async () => {
  const running = await Conversation.begin(household, '1001', '1002');
  await running.staysUnbroken(async () => {
    await household.without('configd', async () => {
      await rename('1003', 'Renamed Meanwhile');
      const { phase, wanted, applied } = await household.admin.call('getConfiguration', {});
      expect([phase, wanted - applied]).toEqual(['applying', 1]);
    });
    await isApplied();
  });
  await running.end();
  const call = await household.dial('1003', '1002', 'answered');
  const ringing = await household.phone('1002').nextCall();
  expect(ringing.from).toEqual({ name: 'Renamed Meanwhile', number: '1003' });
  await ringing.answer();
  await call.hangUp();
  await ringing.ended();
});

test('given configd is killed again and again while it applies, then all is applied in the end, and no call is cut', async () => {
  const { etc, lastGood } = household.system.paths.asterisk;
  const moments = [
    { folder: etc, changes: 1 },
    { folder: etc, changes: 6 },
    { folder: etc, changes: 13 },
    { folder: lastGood, changes: 2 },
  ];
  let foundHalfDone = 0;
  const running = await Conversation.begin(household, '1001', '1002');
  await running.staysUnbroken(async () => {
    for (const [round, { folder, changes }] of moments.entries()) {
      const back = household.isBack('configd');
      const pid = household.pidNoted('configd');
      const killed = afterChanges(folder, changes, () => process.kill(pid, 'SIGKILL')).then(isHalfDone);
      for (let edit = 0; edit < 4; edit++) {
        const number = `10${round + 1}${edit}`;
        await household.admin.call('createExtension', { body: { number, name: `Round ${round}, edit ${edit}` } });
        await rename('1003', `Name ${round}-${edit}`);
      }
      await household.admin.call('deleteExtension', { params: { number: `10${round + 1}1` } });
      if (await killed) foundHalfDone++;
      await back;
      await isApplied();
    }
  });
  await running.end();
  expect(foundHalfDone).toBeGreaterThan(0);
  const rendered = await freshRendering(household);
  expect(Object.keys(rendered)).toEqual(fileNames);
  expect(await readFolder(etc)).toEqual(rendered);
  expect(await readFolder(lastGood)).toEqual(rendered);
  await expectAsteriskRunsIt();
  const { history } = await household.admin.call('getConfiguration', {});
  expect(history.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

test('given all this, then every call stands in the history once, and nothing is left over', async () => {
  await household.expectEveryCallOnce();
  await expectNothingLeft(household);
});
