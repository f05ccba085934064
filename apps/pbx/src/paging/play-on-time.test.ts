import { freshDatabase } from '@flexpbx/db/testing';
import { type ScheduledPage, thingKinds } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { expect, onTestFinished, test } from 'vitest';
import { AsteriskDatabase } from '../testing/asterisk-database.ts';
import { playOnTime } from './play-on-time.ts';

// A Friday, half a minute before eight in Berlin.
const start = Date.parse('2026-11-20T06:59:30Z');
const minute = 60_000;

/** A clock that somebody turns. */
class TurnedClock {
  #now = start;
  #sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  now = () => this.#now;

  sleep = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      this.#sleepers.push({ until: this.#now + ms, wake: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
      this.#asleep();
    });

  set(moment: number): void {
    this.#now = moment;
  }

  /** Resolves when who was woken sleeps again. */
  async turnTo(moment: number): Promise<void> {
    this.#now = moment;
    const asleep = this.asleep();
    const due = this.#sleepers.filter(({ until }) => until <= moment);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > moment);
    for (const { wake } of due) wake();
    await asleep;
  }

  asleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#asleep = resolve;
    });
  }

  #asleep: () => void = () => {};
}

async function house(pages: readonly Partial<ScheduledPage>[]) {
  const { database } = await freshDatabase('sqlite');
  const zone = { number: '9001', name: 'Yard', devices: [{ ip: '192.0.2.1' }] };
  await database.things.create('paging-zone', thingKinds['paging-zone'].schema.parse(zone), 'test');
  for (const id of ['gong', 'lunch']) {
    const prompt = thingKinds.prompt.schema.parse({ id, name: id, source: { type: 'stock', sounds: ['beep'] } });
    await database.things.create('prompt', prompt, 'test');
  }
  for (const [at, page] of pages.entries()) {
    const bell = { id: `bell-${at}`, name: 'Bell', zone: '9001', prompt: 'gong', days: ['friday'], times: ['08:00'] };
    const thing = thingKinds['scheduled-page'].schema.parse({ ...bell, time_zone: 'Europe/Berlin', ...page });
    await database.things.create('scheduled-page', thing, 'test');
  }
  const asterisk = new AsteriskDatabase();
  const clock = new TurnedClock();
  const played: string[] = [];
  const announce = async (zone: string, prompt: string) => {
    played.push(`${prompt} to ${zone}`);
    return { outcome: 'done' } as const;
  };
  const begin = async () => {
    const stopping = new AbortController();
    onTestFinished(() => stopping.abort());
    const asleep = clock.asleep();
    void playOnTime({ things: database.things, ami: asterisk, announce, clock, logger: silentLogger }, stopping.signal);
    await asleep;
    return stopping;
  };
  return { begin, clock, played };
}

test('given its minute comes, then it is played once, and no other is', async () => {
  const { begin, clock, played } = await house([{}, { prompt: 'lunch', times: ['12:30'] }]);
  await begin();
  expect(played).toEqual([]);
  await clock.turnTo(start + minute / 2);
  await clock.turnTo(start + (3 * minute) / 2);
  expect(played).toEqual(['gong to 9001']);
});

test('given call control starts again within the minute, then it is not played twice', async () => {
  const { begin, clock, played } = await house([{}]);
  const first = await begin();
  await clock.turnTo(start + minute / 2);
  first.abort();
  await begin();
  expect(played).toEqual(['gong to 9001']);
});

test.each([
  ['in its last second', start + minute / 2 + 59_000, ['gong to 9001']],
  ['a minute later', start + (3 * minute) / 2, []],
])('given call control comes back %s, then it is played or left out', async (_, moment, expected) => {
  const { begin, clock, played } = await house([{}]);
  clock.set(moment);
  await begin();
  expect(played).toEqual(expected);
});
