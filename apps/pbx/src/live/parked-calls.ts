import type { Ami, AmiEventName } from '@flexpbx/asterisk';
import { type ParkedChannel, parkedChannels } from '@flexpbx/asterisk/manager-actions';
import type { Database } from '@flexpbx/db';
import { type ParkedCall, slotsOf } from '@flexpbx/domain';
import type { Clock, Logger } from '@flexpbx/runtime';
import { sendTransfersTo } from '../parking/full-lot.ts';
import { ListFollower } from './list-follower.ts';

/** What parked calls are followed with. */
export interface ParkingWatchParts {
  readonly ami: Pick<Ami, 'action' | 'on' | 'onConnection'>;
  readonly database: Pick<Database, 'parkedCalls' | 'things'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const told: readonly AmiEventName[] = [
  'ParkedCall',
  'ParkedCallSwap',
  'ParkedCallGiveUp',
  'ParkedCallTimeOut',
  'UnParkedCall',
];
const lookEveryMs = 5_000;

/** Follows which call is parked where, and keeps transfers from a lot that is full. Returns how to stop. */
export function watchParking({ ami, database, clock, logger }: ParkingWatchParts): () => Promise<void> {
  const list = {
    name: 'parked calls',
    lookEveryMs,
    look: async (before: readonly ParkedCall[]) => {
      const parked = await parkedChannels(ami);
      // Each time: a reload of the dialplan forgets what was said.
      await sendTransfersTo(ami, (await isFull(parked.length, database)) ? 'full' : 'free');
      return parkedCallsFrom(parked, before, new Date(clock.now()));
    },
    read: () => database.parkedCalls.list(),
    write: (calls: readonly ParkedCall[]) => database.parkedCalls.replaceAll(calls),
  };
  const follower = new ListFollower<ParkedCall>(list, clock, logger);
  const stops = told.map((name) => ami.on(name, () => follower.lookSoon()));
  stops.push(
    ami.onConnection((change) => {
      if (change === 'restored') follower.lookAnew();
    }),
  );
  follower.lookAnew();
  return async () => {
    for (const stop of stops) stop();
    await follower.close();
  };
}

async function isFull(parked: number, { things }: ParkingWatchParts['database']): Promise<boolean> {
  return parked > 0 && parked >= slotsOf((await things.settings()).parking).length;
}

/** What is shown of the calls Asterisk lists. It counts in whole seconds, so what was known before is kept. */
export function parkedCallsFrom(
  listed: readonly ParkedChannel[],
  before: readonly ParkedCall[],
  now: Date,
): ParkedCall[] {
  const calls = listed.map(({ slot, id, callerNumber, callerName, parker, parkedSeconds, remainingSeconds }) => {
    const known = before.find((call) => call.slot === slot && call.id === id);
    const secondsFromNow = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    return {
      slot,
      id,
      callerNumber,
      callerName,
      parker: /^PJSIP\/(\d+)$/.exec(parker)?.[1] ?? null,
      parkedAt: known?.parkedAt ?? secondsFromNow(-parkedSeconds),
      returnsAt: known?.returnsAt ?? secondsFromNow(remainingSeconds),
    };
  });
  return calls.sort((one, other) => one.slot.localeCompare(other.slot));
}
