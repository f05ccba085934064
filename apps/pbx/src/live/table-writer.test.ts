import { type Clock, silentLogger } from '@flexpbx/runtime';
import { expect, it } from 'vitest';
import { type Table, TableWriter } from './table-writer.ts';

interface Row {
  readonly key: string;
  readonly value: number;
}

/** The moment for which changes are gathered before the first is written. */
const gatherMs = 50;

/** A table that notes what is done to it, and a clock that goes on when told to. */
function setUp() {
  const done: string[] = [];
  const tell = (rows: readonly Row[]) => rows.map(({ key, value }) => `${key}${value}`).join(' ');
  const state = { isBroken: false, pauses: [] as number[], next: Promise.withResolvers<void>() };
  const table: Table<Row> = {
    name: 'test',
    async replaceAll(rows) {
      if (state.isBroken) throw new Error('read only');
      done.push(`all ${tell(rows)}`);
    },
    async apply({ upsert, remove }) {
      if (state.isBroken) throw new Error('read only');
      done.push(`+ ${tell(upsert)} - ${tell(remove)}`);
    },
  };
  const waiting: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (ms) => {
      if (ms === gatherMs) return Promise.resolve();
      state.pauses.push(ms);
      state.next.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
  const writer = new TableWriter(table, clock, silentLogger);
  return {
    done,
    state,
    set: (...rows: Row[]) => writer.set(() => new Map(rows.map((row) => [row.key, row]))),
    /** Resolves when the writer has written what is due and pauses. */
    async written() {
      await state.next.promise;
      state.next = Promise.withResolvers();
    },
    timePasses: () => waiting.shift()?.(),
  };
}

const a1 = { key: 'a', value: 1 };
const a2 = { key: 'a', value: 2 };
const b1 = { key: 'b', value: 1 };

it('given rows change, then the first write is whole and later ones only tell the difference', async () => {
  const { done, set, written, timePasses, state } = setUp();
  set(a1);
  await written();
  set(a1, b1);
  set(a2, b1);
  timePasses();
  await written();
  set(a2);
  timePasses();
  await written();
  expect(done).toEqual(['all a1', '+ a2 b1 - ', '+  - b1']);
  expect(new Set(state.pauses)).toEqual(new Set([250]));
});

it('given rows change and change back before they are written, then nothing is', async () => {
  const { done, set, written, timePasses } = setUp();
  set(a1);
  await written();
  set(a2);
  set({ ...a1 });
  timePasses();
  await written();
  expect(done).toEqual(['all a1']);
});

it('given a write fails, then everything is written again once it can be', async () => {
  const { done, set, written, timePasses, state } = setUp();
  set(a1);
  await written();
  state.isBroken = true;
  set(a2);
  timePasses();
  await written();
  state.isBroken = false;
  timePasses();
  await written();
  expect(done).toEqual(['all a1', 'all a2']);
});
