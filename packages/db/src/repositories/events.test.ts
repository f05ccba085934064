import {
  type CallLeg,
  eventsKeptMs,
  eventsOfRecord,
  foldCall,
  type LiveCall,
  noticeOfMessage,
  type TelephonyEvent,
  type VoicemailMessage,
} from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import type { Database } from '../repositories.ts';
import { forEachDatabase } from '../testing/index.ts';

// Recent: what is older than a week is no news.
const start = Date.now() - 60_000;
const at = (seconds: number) => new Date(start + seconds * 1000);

const aLeg = (particulars: Partial<CallLeg>): CallLeg => ({
  uniqueId: '1.1',
  callId: '1.1',
  sequence: 1,
  source: '1001',
  callerId: '"Ada" <1001>',
  destination: '1002',
  context: 'from-extension',
  channel: 'PJSIP/1001-1',
  destinationChannel: 'PJSIP/1002-2',
  lastApplication: 'Dial',
  lastData: 'PJSIP/1002,30',
  startedAt: at(0),
  answeredAt: at(4),
  endedAt: at(10),
  disposition: 'ANSWERED',
  userField: '',
  ...particulars,
});

const aCall = (particulars: Partial<LiveCall>): LiveCall => ({
  id: '1.1',
  state: 'talking',
  stateSince: at(4),
  place: '',
  partner: '1002',
  callerNumber: '1001',
  callerName: 'Ada',
  dialledNumber: '1002',
  startedAt: at(0),
  answeredAt: at(4),
  connectedAt: at(4),
  channels: ['PJSIP/1001-1', 'PJSIP/1002-2'],
  ...particulars,
});

const place = { file: '1:2', offset: 100 };
const longAgo = new Date(0);

async function told({ events }: Database): Promise<string[]> {
  return (await events.list({ after: 0, limit: 1000 })).map(({ event }) => event.key);
}

const wholeCall = ['call.started/1.1', 'call.answered/1.1', 'call.ended/1.1'];

describe('events', () => {
  forEachDatabase((fresh) => {
    const runs = (database: Database, ...upsert: LiveCall[]) =>
      database.liveCalls.apply({ upsert, remove: [], asteriskSince: longAgo });
    const isOver = (database: Database, ...remove: string[]) =>
      database.liveCalls.apply({ upsert: [], remove, asteriskSince: longAgo });
    const recorded = (database: Database, ...legs: CallLeg[]) => database.callRecords.takeIn(legs, place, foldCall);

    test('given a call is followed and recorded, then each step is told once, whichever comes first', async () => {
      for (const steps of [
        [isOver, recorded],
        [recorded, isOver],
      ]) {
        const { database } = await fresh();
        await runs(database, aCall({ connectedAt: null }));
        await runs(database, aCall({}));
        await runs(database, aCall({ channels: [] }));
        for (const step of steps) await (step === isOver ? isOver(database, '1.1') : recorded(database, aLeg({})));
        expect(await told(database)).toEqual(wholeCall);
      }
    });

    test('given nobody saw a call, then its record tells all of it, and taken in again nothing', async () => {
      const { database } = await fresh();
      for (const _ of [1, 2]) await recorded(database, aLeg({}));
      expect(await told(database)).toEqual(wholeCall);
    });

    test('given a call was transferred, then it is not over before the last leg is', async () => {
      const { database } = await fresh();
      await runs(database, aCall({}));
      await recorded(database, aLeg({}));
      expect(await told(database)).not.toContain('call.ended/1.1');
      await recorded(database, aLeg({ sequence: 2, endedAt: at(30) }));
      await isOver(database, '1.1');
      const [end] = (await database.events.list({ after: 2, limit: 10 })).map(({ event }) => event);
      expect(end).toMatchObject({ kind: 'call.ended', at: at(30) });
    });

    test('given a second call became part of the first, then it ends as well', async () => {
      for (const isRecordedFirst of [true, false]) {
        const { database } = await fresh();
        await runs(database, aCall({}), aCall({ id: '2.1', callerNumber: '1002', dialledNumber: '1003' }));
        const legs = [aLeg({}), aLeg({ uniqueId: '2.1', sequence: 2, source: '1002', destination: '1003' })];
        if (isRecordedFirst) await recorded(database, ...legs);
        await isOver(database, '2.1');
        if (!isRecordedFirst) await recorded(database, ...legs);
        await isOver(database, '1.1');
        expect((await told(database)).filter((key) => key.startsWith('call.ended')).toSorted()).toEqual([
          'call.ended/1.1',
          'call.ended/2.1',
        ]);
      }
    });

    test('given Asterisk died, then calls it did not write down were broken off, and younger ones go on', async () => {
      const { database } = await fresh();
      const younger = aCall({ id: '9.1', startedAt: at(20) });
      await runs(database, aCall({}));
      await database.liveCalls.replaceAll([younger], at(15));
      const ends = (await database.events.list({ after: 0, limit: 10 })).filter(
        ({ event }) => event.kind === 'call.ended',
      );
      expect(ends.map(({ event }) => [event.key, event.data])).toEqual([
        ['call.ended/1.1', expect.objectContaining({ outcome: 'broken-off' })],
      ]);
    });

    test('given two processes look at the end of a call at the same time, then it is told once, and never not at all', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      const ids = Array.from({ length: 20 }, (_, index) => `5.${index}`);
      await runs(database, ...ids.map((id) => aCall({ id })));
      await Promise.all(
        ids.flatMap((id) => [isOver(database, id), recorded(other, aLeg({ uniqueId: id, callId: id }))]),
      );
      const ends = (await told(database)).filter((key) => key.startsWith('call.ended'));
      expect(ends.toSorted()).toEqual(ids.map((id) => `call.ended/${id}`).toSorted());
    });

    test('given many write at once, then who reads on from the last number has missed none', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      const some = (from: number): TelephonyEvent[] =>
        Array.from({ length: 5 }, (_, index) =>
          eventsOfRecord({ ...foldCall([aLeg({})]), id: `c${from + index}` }),
        ).flat();
      const seen: string[] = [];
      let isWriting = true;
      const reading = (async () => {
        for (let after = 0, isLast = false; !isLast; ) {
          isLast = !isWriting;
          const page = await database.events.list({ after, limit: 7 });
          seen.push(...page.map(({ event }) => event.key));
          after = page.at(-1)?.id ?? after;
          if (page.length === 7) isLast = false;
        }
      })();
      const writing = Array.from({ length: 20 }, (_, round) =>
        (round % 2 ? database : other).events.add(some(round * 5)),
      );
      await Promise.all(writing);
      isWriting = false;
      await reading;
      expect(seen).toHaveLength(200);
      expect(seen).toEqual(await told(database));
    });

    test('given a message is told of and heard, then each is told once', async () => {
      const { database } = await fresh();
      const message: VoicemailMessage = {
        ...{ id: 'm', mailbox: '1002', folder: 'INBOX', callerNumber: '1001', callerName: 'Ada' },
        ...{ receivedAt: at(0), durationSeconds: 7 },
      };
      expect(await database.mailboxes.tellHeard(message, at(1))).toBe(false);
      const news = { mailbox: '1002', id: 'm', notice: noticeOfMessage(message), words: null };
      for (const _ of [1, 2]) await database.mailboxes.tell([news]);
      const asTold = async () => (await database.mailboxes.told(['1002'])).get('1002')?.get('m');
      expect(await asTold()).toEqual({ heard: false });
      expect(await database.mailboxes.tellHeard(message, at(60))).toBe(true);
      expect(await database.mailboxes.tellHeard(message, at(61))).toBe(false);
      expect(await asTold()).toEqual({ heard: true });
      expect(await told(database)).toEqual(['voicemail.new/1002/m', 'voicemail.retrieved/1002/m']);
    });

    test('given an agent signs in and somebody queues, then programs are told along with it', async () => {
      const { database } = await fresh();
      await database.agents.signIn('1001', ['8001'], 'test');
      const joined = { kind: 'joined', callerNumber: '1005', callerName: 'Eve' } as const;
      const event = { key: 'joined/1.1', queue: '8001', callId: '1.1@5', at: at(0), event: joined };
      for (const _ of [1, 2]) await database.queues.add([event]);
      await database.agents.signOut('1001', ['8001'], 'test');
      const kinds = (await database.events.list({ after: 0, limit: 10 })).map(({ event }) => event.kind);
      expect(kinds).toEqual(['queue.agent_login', 'queue.call_queued', 'queue.agent_logout']);
    });

    test('given old events are cleared away, then the others keep their numbers', async () => {
      const { database } = await fresh();
      await recorded(database, aLeg({}));
      const before = await database.events.list({ after: 0, limit: 10 });
      await database.events.tidy(new Date(at(2).getTime() + eventsKeptMs));
      expect(await database.events.list({ after: 0, limit: 10 })).toEqual(before.slice(1));
    });
  });
});
