import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import type { CallLeg, CallRecord } from '@flexpbx/domain';
import { api } from '@flexpbx/domain/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';

const firstStart = Date.parse('2026-11-20T08:00:00Z');

/** Calls a minute apart, each of one leg that says what its record is to be. */
async function takeIn(test: TestDatabase, calls: readonly Partial<CallRecord>[]): Promise<void> {
  const records = new Map(calls.map((call, at) => [`call-${at}`, recordOf(call, at)]));
  const legs = [...records.values()].map(legOf);
  const fold = ([leg]: readonly CallLeg[]) => records.get(leg?.callId ?? '') ?? recordOf({}, 0);
  await test.database.callRecords.takeIn(legs, { file: 'test', offset: 1 }, fold);
}

function recordOf(call: Partial<CallRecord>, at: number): CallRecord {
  const startedAt = new Date(firstStart + at * 60_000);
  return {
    id: `call-${at}`,
    startedAt,
    answeredAt: null,
    endedAt: startedAt,
    callerNumber: '1001',
    callerName: 'Ada',
    dialledNumber: '1002',
    answeredBy: null,
    outcome: 'no-answer',
    durationSeconds: 20,
    talkSeconds: 0,
    ...call,
  };
}

function legOf(record: CallRecord): CallLeg {
  return {
    uniqueId: record.id,
    callId: record.id,
    sequence: 1,
    source: record.callerNumber,
    callerId: record.callerName,
    destination: record.dialledNumber,
    context: 'from-extension',
    channel: 'PJSIP/1001-1',
    destinationChannel: '',
    lastApplication: 'Dial',
    lastData: '',
    startedAt: record.startedAt,
    answeredAt: record.answeredAt,
    endedAt: record.endedAt,
    disposition: 'NO ANSWER',
    userField: '',
  };
}

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let admin: Client;

  beforeEach(async () => {
    test = await fresh();
    portal = await startPortal(test, {});
    admin = await portal.admin();
  });

  it('given more calls than a page holds, then following "next" shows each once, newest first', async () => {
    await takeIn(
      test,
      Array.from({ length: 7 }, () => ({})),
    );
    const seen: string[] = [];
    for (let before = ''; ; ) {
      const { items, next } = api.listCallRecords.response.parse(
        (await admin('GET', `/api/cdr?limit=3${before}`)).json,
      );
      seen.push(...items.map((item) => item.call_id));
      if (next === null) break;
      before = `&before=${encodeURIComponent(next)}`;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((at) => `call-${at}`));
  });

  it.each([
    ['outcome=answered', ['call-1']],
    ['search=grace', ['call-1']],
    ['start_date=2026-11-20T08:01:00Z', ['call-2', 'call-1']],
    ['end_date=2026-11-20T08:00:00Z', ['call-0']],
  ])('given the filter %s, then only what fits is shown', async (query, expected) => {
    await takeIn(test, [{}, { outcome: 'answered', callerName: 'Grace' }, {}]);
    const { items } = api.listCallRecords.response.parse((await admin('GET', `/api/cdr?${query}`)).json);
    expect(items.map((item) => item.call_id)).toEqual(expected);
  });

  it.each(['start_date=yesterday', 'outcome=lucky', 'limit=1000', 'before=nonsense'])(
    'given the query %s, then it is refused at its field',
    async (query) => {
      const problem = problemIn(await admin('GET', `/api/cdr?${query}`));
      expect([problem.id, Object.keys(problem.fields ?? {})]).toEqual(['invalid-input', [query.split('=')[0]]]);
    },
  );

  it('given a user, then only calls made to or by the own extension are shown', async () => {
    await portal.extension({ number: '1003' });
    await takeIn(test, [{}, { callerNumber: '1003' }, { dialledNumber: '1003' }, { answeredBy: '1003' }]);
    const user = await portal.signedIn({ username: '1003', role: 'user', extension: '1003' });
    const { items } = api.listMyCallRecords.response.parse((await user('GET', '/api/me/cdr')).json);
    expect(items.map((item) => item.call_id)).toEqual(['call-3', 'call-2', 'call-1']);
  });

  it('given an account without an extension, then it has no calls of its own', async () => {
    await takeIn(test, [{}]);
    expect((await admin('GET', '/api/me/cdr')).json).toEqual({ items: [], next: null });
  });

  it('given more calls than are read at once, then the file has them all', async () => {
    await takeIn(
      test,
      Array.from({ length: 1100 }, (_, at) => ({ callerName: at === 3 ? '=1+1' : 'Ada' })),
    );
    const answer = await admin('GET', '/api/cdr/export');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=call-records.csv');
    const lines = answer.text.trimEnd().split('\r\n');
    expect(lines.length).toBe(1 + 1100);
    expect(lines.filter((line) => line.includes(",'=1+1,"))).toHaveLength(1);
  });

  describe('statistics', () => {
    it('given calls, then they are counted by how they ended', async () => {
      await takeIn(test, [
        { outcome: 'answered', talkSeconds: 60 },
        { outcome: 'answered', talkSeconds: 31 },
        { outcome: 'voicemail' },
        { outcome: 'busy' },
        {},
      ]);
      expect((await admin('GET', '/api/statistics')).json).toMatchObject({
        since: '2026-11-20T08:00:00.000Z',
        total_calls: 5,
        answered: 2,
        voicemail: 1,
        missed: 2,
        average_talk_time: 45.5,
      });
    });

    it('given no call yet, then all figures are 0', async () => {
      expect((await admin('GET', '/api/statistics')).json).toMatchObject({
        total_calls: 0,
        average_talk_time: 0,
        today: { total_calls: 0, answered: 0 },
      });
    });
  });
});
