import type { CallLeg, CallOutcome, CallRecord } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import type { Database } from '../repositories.ts';
import { forEachDatabase } from '../testing/index.ts';

const start = Date.parse('2026-03-01T12:00:00.000Z');

const aLeg = (particulars: Partial<CallLeg>): CallLeg => ({
  uniqueId: '1772366400.1',
  callId: '1772366400.1',
  sequence: 1,
  source: '1001',
  callerId: '"Ada Lovelace" <1001>',
  destination: '1002',
  context: 'from-extension',
  channel: 'PJSIP/1001-00000001',
  destinationChannel: 'PJSIP/1002-00000002',
  lastApplication: 'Dial',
  lastData: 'PJSIP/1002,30',
  startedAt: new Date(start),
  answeredAt: new Date(start + 4000),
  endedAt: new Date(start + 10_000),
  disposition: 'ANSWERED',
  userField: '',
  ...particulars,
});

/** Call `at`, a second after the one before it. */
const legOfCall = (at: number, particulars: Partial<CallLeg> = {}) => {
  const id = `call.${String(at).padStart(4, '0')}`;
  return aLeg({ uniqueId: id, callId: id, startedAt: new Date(start + at * 1000), ...particulars });
};

/** A rule simple enough to check by eye: the record counts its legs as talk seconds. */
function fold(legs: readonly CallLeg[]): CallRecord {
  const [first] = legs;
  if (!first) throw new Error('a call has a leg');
  const outcomes: Record<CallLeg['disposition'], CallOutcome> = {
    ANSWERED: 'answered',
    'NO ANSWER': 'no-answer',
    BUSY: 'busy',
    FAILED: 'failed',
    CONGESTION: 'failed',
  };
  return {
    id: first.callId,
    startedAt: first.startedAt,
    answeredAt: first.answeredAt,
    endedAt: first.endedAt,
    callerNumber: first.source,
    callerName: 'Zoë Ångström',
    dialledNumber: first.destination,
    answeredBy: first.disposition === 'ANSWERED' ? first.destination : null,
    outcome: outcomes[first.disposition],
    durationSeconds: 10,
    talkSeconds: legs.length,
  };
}

const at = (offset: number) => ({ file: '66306:131077', offset });
const all = { limit: 1000, before: null };

describe('call records', () => {
  forEachDatabase((fresh) => {
    const taken = async (legs: readonly CallLeg[]): Promise<Database> => {
      const { database } = await fresh();
      await database.callRecords.takeIn(legs, at(100), fold);
      return database;
    };

    test('given nothing was taken in, then there is no position and no call', async () => {
      const { callRecords } = (await fresh()).database;
      expect(await callRecords.position()).toBeNull();
      expect(await callRecords.firstStartedAt()).toBeNull();
      expect(await callRecords.page({}, all)).toEqual({ items: [], next: null });
    });

    test('given the same lines are read again and again, then each leg counts once', async () => {
      const legs = [aLeg({}), aLeg({ sequence: 2 }), aLeg({})];
      const { callRecords } = await taken(legs);
      await callRecords.takeIn(legs, at(100), fold);
      const { items } = await callRecords.page({}, all);
      expect(items).toEqual([fold([aLeg({}), aLeg({ sequence: 2 })])]);
      expect(items[0]?.talkSeconds).toBe(2);
    });

    test('given a later leg of a known call, then its record is folded again from all of them', async () => {
      const { callRecords } = await taken([aLeg({})]);
      await callRecords.takeIn([aLeg({ uniqueId: '1772366400.2', sequence: 2 })], at(200), fold);
      expect((await callRecords.page({}, all)).items).toMatchObject([{ talkSeconds: 2 }]);
      expect(await callRecords.position()).toEqual(at(200));
    });

    test('given folding fails, then neither legs nor position were kept', async () => {
      const { callRecords } = await taken([]);
      const fault = () => {
        throw new Error('no rule for this');
      };
      await expect(callRecords.takeIn([aLeg({})], at(200), fault)).rejects.toThrow('no rule for this');
      expect(await callRecords.position()).toEqual(at(100));
      await callRecords.takeIn([aLeg({})], at(200), fold);
      expect((await callRecords.page({}, all)).items).toHaveLength(1);
    });

    test('given two take in the same lines at once, then each leg counts once', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      const legs = Array.from({ length: 600 }, (_, call) => legOfCall(call));
      await Promise.all([database, other].map(({ callRecords }) => callRecords.takeIn(legs, at(600), fold)));
      const { items } = await database.callRecords.page({}, all);
      expect(items).toHaveLength(600);
      expect(new Set(items.map(({ talkSeconds }) => talkSeconds))).toEqual(new Set([1]));
    });

    test('given a day of many calls is taken in at once, then all of them are there', { timeout: 60_000 }, async () => {
      const { callRecords } = await taken(Array.from({ length: 5000 }, (_, call) => legOfCall(call)));
      const { items } = await callRecords.page({}, { limit: 10_000, before: null });
      expect(items).toHaveLength(5000);
    });

    test('given a file beyond 4 GB, then its position is kept exactly', async () => {
      const { callRecords } = await taken([]);
      await callRecords.takeIn([], at(2 ** 40 + 1), fold);
      expect(await callRecords.position()).toEqual(at(2 ** 40 + 1));
    });

    test('given pages are turned while calls come in, then no call is shown twice or left out', async () => {
      // Three calls a moment: the place in the order must not hang on the time alone.
      const legs = Array.from({ length: 25 }, (_, call) =>
        legOfCall(call, { startedAt: new Date(start + Math.floor(call / 3) * 1000) }),
      );
      const { callRecords } = await taken(legs);
      const seen: string[] = [];
      let before: string | null = null;
      do {
        const page = await callRecords.page({}, { limit: 4, before });
        seen.push(...page.items.map(({ id }) => id));
        before = page.next;
        await callRecords.takeIn([legOfCall(1000 + seen.length)], at(200), fold);
      } while (before !== null);
      expect(seen).toEqual(legs.map(({ callId }) => callId).reverse());
    });

    test('given a page that is none of ours, then it is refused', async () => {
      const { callRecords } = await taken([aLeg({})]);
      for (const before of ['', 'x', 'bm90IGEgdGltZSBhdCBhbGw']) {
        await expect(callRecords.page({}, { limit: 4, before })).rejects.toMatchObject({ id: 'invalid-input' });
      }
    });

    test('given a filter, then only calls that fit are shown', async () => {
      const { callRecords } = await taken([
        legOfCall(0),
        legOfCall(1, { source: '1003', destination: '1001', disposition: 'NO ANSWER' }),
        legOfCall(2, { source: '1003', destination: '1004', disposition: 'BUSY' }),
      ]);
      const found = async (filter: Parameters<typeof callRecords.page>[0]) =>
        (await callRecords.page(filter, all)).items.map(({ id }) => Number(id.slice(-1)));
      expect(await found({})).toEqual([2, 1, 0]);
      expect(await found({ extension: '1001' })).toEqual([1, 0]);
      expect(await found({ extension: '1002' })).toEqual([0]);
      expect(await found({ outcome: 'busy' })).toEqual([2]);
      expect(await found({ search: 'ÅNG' })).toEqual([2, 1, 0]);
      expect(await found({ search: '1004' })).toEqual([2]);
      expect(await found({ search: '%' })).toEqual([]);
      expect(await found({ from: new Date(start + 1000) })).toEqual([2, 1]);
      expect(await found({ to: new Date(start + 1000) })).toEqual([0]);
      expect(await found({ extension: '1001', outcome: 'answered', search: 'zoë' })).toEqual([0]);
    });

    test('given a period, then its calls are counted by outcome and their talk is summed up', async () => {
      const { callRecords } = await taken([
        legOfCall(0),
        legOfCall(0, { sequence: 2 }),
        legOfCall(1, { disposition: 'BUSY' }),
        legOfCall(2, { disposition: 'FAILED' }),
        legOfCall(3),
      ]);
      const period = { from: new Date(start), to: new Date(start + 3000) };
      expect(await callRecords.totals(period)).toEqual({
        byOutcome: { answered: 1, voicemail: 0, 'no-answer': 0, busy: 1, failed: 1 },
        talkSeconds: 4,
      });
      expect(await callRecords.firstStartedAt()).toEqual(new Date(start));
    });
  });
});
