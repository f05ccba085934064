import { setImmediate } from 'node:timers/promises';
import { type Clock, silentLogger } from '@flexpbx/runtime';
import { beforeEach, expect, it } from 'vitest';
import { type FollowedList, ListFollower } from './list-follower.ts';

let listed: string[];
let done: string[];
let now: number;
let pass: () => void;
let list: FollowedList<string>;
let clock: Clock;
beforeEach(() => {
  [listed, done, now, pass] = [[], [], 0, () => {}];
  list = {
    name: 'letters',
    lookEveryMs: 1_000,
    look: async () => {
      done.push('look');
      return [...listed];
    },
    read: async () => ['old'],
    write: async (rows) => void done.push(`write ${rows.join()}`),
  };
  clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        pass = () => {
          now += ms;
          resolve();
        };
      }),
  };
});

/** Lets what is due be done, then one pause pass. */
async function timePasses(): Promise<void> {
  await setImmediate();
  pass();
  await setImmediate();
}

it('given it begins, then what an earlier process left is replaced by what there is', async () => {
  const follower = new ListFollower(list, clock, silentLogger);
  follower.lookAnew();
  await timePasses();
  expect(done).toEqual(['look', 'write ']);
  expect(follower.rows).toEqual([]);
});

it('given nothing is there, then it is not looked until something is told', async () => {
  const follower = new ListFollower(list, clock, silentLogger);
  follower.lookAnew();
  for (let pauses = 0; pauses < 8; pauses++) await timePasses();
  expect(done).toEqual(['look', 'write ']);
  listed = ['a'];
  follower.lookSoon();
  await timePasses();
  expect(done).toEqual(['look', 'write ', 'look', 'write a']);
});

it('given something is there, then it is looked each second, and written when it differs', async () => {
  listed = ['a'];
  const follower = new ListFollower(list, clock, silentLogger);
  follower.lookAnew();
  for (let pauses = 0; pauses < 4; pauses++) await timePasses();
  expect(done).toEqual(['look', 'write a', 'look']);
  listed = ['b'];
  for (let pauses = 0; pauses < 4; pauses++) await timePasses();
  expect(done).toEqual(['look', 'write a', 'look', 'look', 'write b']);
});

it('given many events in a row, then it is looked at once, and once more for all that came meanwhile', async () => {
  const follower = new ListFollower(list, clock, silentLogger);
  for (let events = 0; events < 5; events++) follower.lookSoon();
  for (let pauses = 0; pauses < 4; pauses++) await timePasses();
  expect(done.filter((what) => what === 'look')).toHaveLength(2);
});

it('given the table can not be written, then it is tried again until it can', async () => {
  let isBroken = true;
  const write = async (rows: readonly string[]) => {
    if (isBroken) throw new Error('disk');
    done.push(`write ${rows.join()}`);
  };
  const follower = new ListFollower({ ...list, write }, clock, silentLogger);
  follower.lookAnew();
  await setImmediate();
  expect(done).toEqual(['look']);
  isBroken = false;
  await timePasses();
  expect(done).toEqual(['look', 'look', 'write ']);
});
