import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CallRecordRepository, Database } from '@flexpbx/db';
import { forEachDatabase } from '@flexpbx/db/testing';
import { type Clock, type Logger, silentLogger, statePaths } from '@flexpbx/runtime';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type IntakeParts, takeInCallRecords } from './intake.ts';
import { watchCallRecords } from './watch-call-records.ts';

let database: Database;
let parts: IntakeParts;
/** What happens elsewhere while the intake waits for late writers. */
let meanwhile: () => Promise<void>;

/** A line as Asterisk wrote it, for call number `call`. */
function line(call: number, caller = '1001'): string {
  const began = 1795223102 + call;
  return [
    `${began}.0`,
    `${began}.0`,
    String(call),
    caller,
    `""Front office"" <${caller}>`,
    '1002',
    'ring-extension',
    'PJSIP/1001-00000000',
    'PJSIP/1002-00000001',
    'Dial',
    'PJSIP/1002/sip:1002@127.0.0.1:35893,4',
    `${began}.685150`,
    `${began}.690843`,
    `${began + 3}.715085`,
    '3',
    '3',
    'ANSWERED',
    '',
  ]
    .map((value) => `"${value}"`)
    .join(',')
    .concat('\n');
}

const never = new AbortController().signal;
const takeIn = () => takeInCallRecords(parts, never);
const records = async () => (await database.callRecords.page({}, { limit: 200, before: null })).items;
const filesBeside = async () => (await readdir(dirname(parts.path))).sort();

forEachDatabase((fresh) => {
  beforeEach(async () => {
    const given = await fresh();
    database = given.database;
    meanwhile = async () => undefined;
    const clock: Clock = { now: () => 0, sleep: () => meanwhile() };
    const path = statePaths(given.environment).asterisk.callRecords;
    parts = { path, records: database.callRecords, logger: silentLogger, clock, rotateAboveBytes: 10_000 };
    await mkdir(dirname(path), { recursive: true });
  });

  test('given Asterisk has written nothing yet, then nothing happens', async () => {
    await takeIn();
    expect(await records()).toEqual([]);
  });

  test('given a line, then it becomes a record', async () => {
    await writeFile(parts.path, line(1));
    await takeIn();
    expect(await records()).toEqual([
      {
        id: '1795223103.0',
        startedAt: new Date(1795223103685),
        answeredAt: new Date(1795223103690),
        endedAt: new Date(1795223106715),
        callerNumber: '1001',
        callerName: 'Front office',
        dialledNumber: '1002',
        answeredBy: '1002',
        outcome: 'answered',
        durationSeconds: 3,
        talkSeconds: 3,
      },
    ]);
  });

  test('given a line is half written, then it waits for its other half', async () => {
    const second = line(2);
    await writeFile(parts.path, line(1) + second.slice(0, 60));
    await takeIn();
    expect(await records()).toHaveLength(1);
    await appendFile(parts.path, second.slice(60));
    await takeIn();
    expect(await records()).toHaveLength(2);
  });

  test.for([
    ['cut short', '"1795223102.0","1795223102.0","0"\n'],
    ['of another program', 'Segmentation fault\n'],
    ['with a broken quote', `${line(9).trimEnd().slice(0, -1)}\n`],
    ['with an unknown disposition', line(9).replace('ANSWERED', 'PERHAPS')],
    ['without a time', line(9).replace('1795223111.685150', 'yesterday')],
  ])('given a line %s, then it is put aside and those around it are taken in', async ([, bad]) => {
    const warnings: string[] = [];
    const logger: Logger = { ...silentLogger, warn: (message) => void warnings.push(message) };
    await writeFile(parts.path, line(1) + bad + line(2));
    await takeInCallRecords({ ...parts, logger }, never);
    expect(await records()).toHaveLength(2);
    expect(await readFile(`${parts.path}.rejected`, 'utf8')).toBe(bad);
    expect(warnings).toHaveLength(1);
  });

  test('given the remembered position is lost, then reading everything again doubles nothing', async () => {
    await writeFile(parts.path, line(1) + line(2));
    await takeIn();
    await database.callRecords.takeIn([], { file: 'none', offset: 0 }, () => expect.fail('no call was touched'));
    await takeIn();
    expect(await records()).toHaveLength(2);
  });

  test('given the file was replaced by a shorter one under the same inode, then it is read from its start', async () => {
    await writeFile(parts.path, line(1) + line(2));
    await takeIn();
    await writeFile(parts.path, line(3));
    await takeIn();
    expect(await records()).toHaveLength(3);
  });

  test('given the file has grown big, then it is put away, late lines in it included', async () => {
    const calls = Array.from({ length: 60 }, (_, call) => call);
    await writeFile(parts.path, calls.map((call) => line(call)).join(''));
    meanwhile = async () => {
      // Asterisk had the file open when it was renamed, and makes a new one for the next record.
      await appendFile(`${parts.path}.done`, line(60));
      await writeFile(parts.path, line(61));
    };
    await takeIn();
    expect(await filesBeside()).toEqual(['flexpbx.csv']);
    await takeIn();
    expect(await records()).toHaveLength(62);
  });

  test('given we were killed after a file was put away, then the next process finishes it', async () => {
    await writeFile(parts.path, line(1));
    await takeIn();
    await appendFile(parts.path, line(2));
    await rename(parts.path, `${parts.path}.done`);
    await writeFile(parts.path, line(3));
    await takeIn();
    expect(await records()).toHaveLength(3);
    expect(await filesBeside()).toEqual(['flexpbx.csv']);
  });

  test('given Asterisk writes a record, then whoever listens hears of it at once', async () => {
    const end = new AbortController();
    onTestFinished(() => end.abort());
    const heard = new Promise((resolve) => database.bell.listen(['call-records'], resolve));
    const watching = watchCallRecords(parts, end.signal);
    await appendFile(parts.path, line(1));
    await heard;
    expect(await records()).toHaveLength(1);
    end.abort();
    await watching;
  });

  test('given the database can not be written for a while, then records wait in their file and it goes on', async () => {
    const end = new AbortController();
    onTestFinished(() => end.abort());
    let isBroken = true;
    const complained = Promise.withResolvers<string>();
    const breaking: CallRecordRepository = {
      ...bound(database.callRecords),
      takeIn: async (...given) => {
        if (isBroken) throw new Error('the database is read only');
        return database.callRecords.takeIn(...given);
      },
    };
    const logger: Logger = { ...silentLogger, error: (message) => complained.resolve(message) };
    await writeFile(parts.path, line(1));
    const watching = watchCallRecords({ ...parts, records: breaking, logger }, end.signal);
    expect(await complained.promise).toContain('stay in their file');
    isBroken = false;
    const heard = new Promise((resolve) => database.bell.listen(['call-records'], resolve));
    await appendFile(parts.path, line(2));
    await heard;
    expect(await records()).toHaveLength(2);
    end.abort();
    await watching;
  });
});

function bound(repository: CallRecordRepository): CallRecordRepository {
  return {
    position: () => repository.position(),
    takeIn: (...given) => repository.takeIn(...given),
    page: (...given) => repository.page(...given),
    totals: (...given) => repository.totals(...given),
    firstStartedAt: () => repository.firstStartedAt(),
  };
}
