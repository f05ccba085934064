import { anExtension, forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import type { LiveQueue, OrderAnswer, QueueEvent } from '@flexpbx/domain';
import { systemClock } from '@flexpbx/runtime';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
let now = noon;
const clock = { ...systemClock, now: () => now };
const at = (second: number) => new Date(noon + second * 1000);

const live: LiveQueue = {
  number: '8001',
  waiting: [
    { id: '1.1@1', callerNumber: '5550100', callerName: 'Grace', joinedAt: at(-60), priority: 0, isCallback: false },
    { id: '1.2@2', callerNumber: '', callerName: '', joinedAt: at(-30), priority: 5, isCallback: true },
  ],
  agents: [
    {
      ...{ extension: '1001', state: 'talking', since: at(-20), pauseReason: '' },
      ...{ callId: '1.0@0', channel: 'PJSIP/1001-00000001' },
    },
    { ...{ extension: '1002', state: 'signed-out', since: at(-99), pauseReason: '' }, callId: null, channel: null },
  ],
};

const line = (second: number, callId: string | null, event: QueueEvent['event'], queue = '8001'): QueueEvent => {
  return { key: `${second}/${callId}/${event.kind}/${queue}`, queue, callId, at: at(second), event };
};
const joined = (callerNumber: string) => ({ kind: 'joined', callerNumber, callerName: '=Ada' }) as const;
const answered = { kind: 'answered', agent: '1001', waitedMs: 5000, talkedMs: 60_000, transferred: true } as const;
const abandoned = { kind: 'abandoned', waitedMs: 9400, position: 2, callback: false } as const;

/** An hour: a call answered, one given up, one that waits; agent 1001 paused half of it. */
const anHour: QueueEvent[] = [
  line(-3600, null, { kind: 'paused', agent: '1001', reason: 'Lunch', automatic: false }, ''),
  line(-1800, null, { kind: 'resumed', agent: '1001' }, ''),
  line(-600, 'a', joined('5550100')),
  line(-595, 'a', { kind: 'connected', agent: '1001', waitedMs: 5000, rangMs: 2000 }),
  line(-535, 'a', answered),
  line(-500, 'b', joined('+49301234')),
  line(-490, 'b', abandoned),
  line(-60, 'c', joined('5550102')),
];

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let admin: Client;

  beforeEach(async () => {
    now = noon;
    test = await fresh();
    portal = await startPortal(test, { clock });
    admin = await portal.admin();
    for (const [number, name] of [
      ['1001', 'Ada'],
      ['1002', 'Grace'],
      ['1003', 'Katherine'],
    ] as const)
      await portal.extension({ number, name });
    const agents = [{ extension: '1001', always: true }, { extension: '1002' }];
    const made = await admin('POST', '/api/queues', { body: { number: '8001', name: 'Sales', agents } });
    expect(made.status).toBe(201);
  });

  describe('queues as they stand', () => {
    it('given call control tells of one, then who waits is shown in order, and what its agents do', async () => {
      await test.database.queues.replaceLive([live]);
      const shown = await admin('GET', '/api/queues/8001/live');
      expect(shown.json).toMatchObject({
        name: 'Sales',
        waiting: [
          { number: '5550100', name: 'Grace', joined_at: at(-60).toISOString(), priority: 0, callback: false },
          { number: '', priority: 5, callback: true },
        ],
        agents: [
          { extension: '1001', name: 'Ada', always: true, state: 'talking', supervisable: true },
          { extension: '1002', name: 'Grace', always: false, state: 'signed-out', supervisable: false },
        ],
      });
      expect((await admin('GET', '/api/queues/live')).json).toEqual({ items: [shown.json] });
    });

    it('given call control has not told of it, then only what people set is said', async () => {
      await admin('POST', '/api/queues/8001/agents/1002/login');
      await admin('POST', '/api/agents/1002/pause', { body: { reason: 'Lunch' } });
      expect((await admin('GET', '/api/queues/8001/live')).json).toMatchObject({
        waiting: [],
        agents: [
          { extension: '1001', state: 'unknown', since: null },
          { extension: '1002', state: 'paused', pause_reason: 'Lunch' },
        ],
      });
    });

    it('given it was deleted, then it is shown as long as somebody waits in it', async () => {
      await test.database.queues.replaceLive([live]);
      await admin('DELETE', '/api/queues/8001');
      expect((await admin('GET', '/api/queues/8001/live')).json).toMatchObject({ name: null, agents: [] });
      await test.database.queues.replaceLive([{ ...live, waiting: [] }]);
      expect(problemIn(await admin('GET', '/api/queues/8001/live')).id).toBe('not-found');
    });
  });

  describe('agents', () => {
    it('given one signs in, pauses, resumes and signs out, then each is answered with how it stands', async () => {
      const steps = [
        await admin('POST', '/api/queues/8001/agents/1002/login'),
        await admin('POST', '/api/agents/1002/pause', { body: { reason: 'Lunch' } }),
        await admin('POST', '/api/agents/1002/resume'),
        await admin('POST', '/api/queues/8001/agents/1002/logout'),
      ].map(({ json }) => json);
      expect(steps).toEqual([
        { extension: '1002', queues: ['8001'], pause: null },
        { extension: '1002', queues: ['8001'], pause: expect.objectContaining({ reason: 'Lunch', automatic: false }) },
        { extension: '1002', queues: ['8001'], pause: null },
        { extension: '1002', queues: [], pause: null },
      ]);
    });

    it.each([
      ['one who always is', '/api/queues/8001/agents/1001/logout', 'conflict'],
      ['somebody who is no agent of it', '/api/queues/8001/agents/1003/login', 'not-found'],
      ['a queue that is not there', '/api/queues/8002/agents/1002/login', 'not-found'],
    ])('given %s, then signing in or out is refused in words', async (_who, path, id) => {
      expect(problemIn(await admin('POST', path))).toMatchObject({ id, title: expect.stringMatching(/\w \w/) });
    });

    it('given somebody who is no agent of any queue, then a pause is refused', async () => {
      const refused = await admin('POST', '/api/agents/1003/pause', { body: { reason: 'Lunch' } });
      expect(problemIn(refused).title).toBe('1003 is no agent of any queue.');
    });
  });

  describe('supervision', () => {
    const callControlAnswers = (answer: OrderAnswer) => {
      const ordered: unknown[] = [];
      const { orders, bell } = test.database;
      const serve = async () => {
        const claimed = await orders.claim('test');
        if (!claimed) return;
        ordered.push(claimed.order);
        await orders.answer(claimed.id, answer);
      };
      onTestFinished(bell.listen(['orders'], () => void serve()));
      return ordered;
    };
    const path = '/api/queues/8001/agents/1001/supervise';

    it('given a phone, then call control is ordered to ring it and join it to the agent’s call', async () => {
      const ordered = callControlAnswers({ outcome: 'done' });
      expect((await admin('POST', path, { body: { mode: 'whisper', phone: '1003' } })).status).toBe(204);
      expect(ordered).toEqual([{ kind: 'supervise-agent', agent: '1001', supervisor: '1003', manner: 'whisper' }]);
    });

    it('given none, then it is the own one; without an own one it is asked for', async () => {
      const ordered = callControlAnswers({ outcome: 'done' });
      await test.database.extensions.create(anExtension({ number: '1004' }), 'test');
      const boss = await portal.signedIn({ username: 'boss', role: 'admin', extension: '1004' });
      expect((await boss('POST', path, { body: { mode: 'listen' } })).status).toBe(204);
      expect(ordered).toMatchObject([{ supervisor: '1004' }]);
      const refused = problemIn(await admin('POST', path, { body: { mode: 'listen' } }));
      expect([refused.id, Object.keys(refused.fields ?? {})]).toEqual(['invalid-input', ['phone']]);
    });

    it('given the agent’s own phone, or nobody talks, then it is refused in words', async () => {
      callControlAnswers({ outcome: 'refused', reason: 'This agent has no call of a queue now.' });
      const own = problemIn(await admin('POST', path, { body: { mode: 'barge', phone: '1001' } }));
      expect(own.title).toBe('An agent can’t listen to their own call.');
      const idle = problemIn(await admin('POST', path, { body: { mode: 'barge', phone: '1003' } }));
      expect([idle.id, idle.title]).toEqual(['conflict', 'This agent has no call of a queue now.']);
    });
  });

  describe('figures', () => {
    const period = `from=${at(-3600).toISOString()}&to=${at(0).toISOString()}`;

    beforeEach(() => test.database.queues.add(anHour));

    it('given calls of a queue, then they are counted, with who answered them', async () => {
      const counts = { offered: 3, answered: 1, abandoned: 1, overflowed: 0, waiting: 1 };
      const { json } = await admin('GET', `/api/queues/8001/statistics?${period}`);
      expect(json).toMatchObject({
        total: { ...counts, service_level: 1 / 3, average_wait: 5, longest_wait: 9.4, talk_time: 60, transferred: 1 },
        queues: [{ number: '8001', name: 'Sales', ...counts }],
        agents: [{ extension: '1001', name: 'Ada', answered: 1, paused: [{ reason: 'Lunch', seconds: 1800 }] }],
        hours: [{ from: at(-3600).toISOString(), ...counts }],
      });
      expect((await admin('GET', `/api/queue-statistics?${period}`)).json).toEqual(json);
    });

    it('given many screens ask for the same at once, then it is added up once, and anew a moment later', async () => {
      const asked = () => admin('GET', `/api/queues/8001/statistics?${period}`);
      const [first, second] = await Promise.all([asked(), asked()]);
      expect(second.json).toEqual(first.json);
      await test.database.queues.add([line(-10, 'c', abandoned)]);
      expect((await asked()).json).toMatchObject({ total: { waiting: 1 } });
      now += 3_000;
      expect((await asked()).json).toMatchObject({ total: { waiting: 0, abandoned: 2 } });
    });

    it('given a queue nobody called, then it is there with nothing; one that never was is not', async () => {
      await admin('POST', '/api/queues', { body: { number: '8002', name: 'Support' } });
      expect((await admin('GET', `/api/queue-statistics?${period}`)).json).toMatchObject({
        queues: [{ number: '8001' }, { number: '8002', name: 'Support', offered: 0, service_level: null }],
      });
      expect((await admin('GET', `/api/queues/8002/statistics?${period}`)).status).toBe(200);
      expect(problemIn(await admin('GET', `/api/queues/8003/statistics?${period}`)).id).toBe('not-found');
    });

    it('given its queue was deleted, then its figures are still there', async () => {
      await admin('DELETE', '/api/queues/8001');
      expect((await admin('GET', `/api/queues/8001/statistics?${period}`)).json).toMatchObject({
        queues: [{ number: '8001', name: null, offered: 3 }],
      });
    });

    it.each([
      ['from=2026-11-21&to=2026-11-20', 'to'],
      ['from=2024-01-01&to=2026-01-01', 'from'],
      ['from=yesterday', 'from'],
    ])('given the period %s, then it is refused at its field', async (query, field) => {
      const problem = problemIn(await admin('GET', `/api/queue-statistics?${query}`));
      expect([problem.id, Object.keys(problem.fields ?? {})]).toEqual(['invalid-input', [field]]);
    });

    it('given callers who gave up, then they are listed, also as a file no spreadsheet runs', async () => {
      expect((await admin('GET', `/api/queues/8001/abandoned?${period}`)).json).toEqual({
        items: [
          {
            ...{ id: 'b', number: '+49301234', name: '=Ada', joined_at: at(-500).toISOString() },
            ...{ waited: 9.4, position: 2, callback: false },
          },
        ],
      });
      const file = await admin('GET', `/api/queues/8001/abandoned/export?${period}`);
      expect(file.headers.get('content-disposition')).toBe('attachment; filename=queue-8001-abandoned.csv');
      expect(file.text).toContain("'+49301234,'=Ada,9,2,no\r\n");
    });

    it('given totals as files, then each queue and each agent has a line', async () => {
      const queues = await admin('GET', `/api/queue-statistics/export?${period}`);
      expect(queues.text.split('\r\n')[1]).toBe('8001,Sales,3,1,1,0,1,0,0,0,0,0,33.3,5,9,60,60,1,0');
      const agents = await admin('GET', `/api/queues/8001/statistics/export?${period}`);
      expect(agents.text.split('\r\n')[1]).toBe('1001,Ada,1,0,1,60,60,0,1800,Lunch 1800');
    });

    it('given what happened is asked for, then it is there line by line, newest first', async () => {
      const first = await admin('GET', `/api/queues/8001/events?${period}&limit=2`);
      expect(first.json).toMatchObject({
        items: [
          { kind: 'joined', call_id: 'c', agent: null, details: { number: '5550102' } },
          { kind: 'abandoned', call_id: 'b', details: { waited: 9.4, position: 2, callback: false } },
        ],
        next: expect.any(String),
      });
      const { next } = first.json as { next: string };
      const second = await admin('GET', `/api/queues/8001/events?${period}&limit=200&before=${next}`);
      expect(second.json).toMatchObject({ items: anHour.slice(0, 6).map(() => ({})), next: null });
    });
  });

  describe('my queues', () => {
    it('given an agent, then they see their queues, sign in and out of all or some, and pause', async () => {
      await test.database.queues.replaceLive([live]);
      const me = await portal.signedIn({ username: '1002', role: 'user', extension: '1002' });
      const sales = { number: '8001', name: 'Sales', always: false, waiting: 2 };
      expect((await me('GET', '/api/me/agent')).json).toEqual({
        extension: '1002',
        pause: null,
        queues: [{ ...sales, signed_in: false, state: 'signed-out', waiting_since: at(-60).toISOString() }],
      });
      const signedIn = { queues: [{ ...sales, signed_in: true }] };
      expect((await me('POST', '/api/me/agent/login', { body: {} })).json).toMatchObject(signedIn);
      const paused = { pause: { reason: 'Lunch' } };
      expect((await me('POST', '/api/me/agent/pause', { body: { reason: 'Lunch' } })).json).toMatchObject(paused);
      expect((await me('POST', '/api/me/agent/resume')).json).toMatchObject({ pause: null, ...signedIn });
      const out = await me('POST', '/api/me/agent/logout', { body: { queues: ['8001'] } });
      expect(out.json).toMatchObject({ queues: [{ signed_in: false }] });
      const audited = (await test.database.audit.list(9)).filter(({ action }) => action.startsWith('agent.'));
      expect(audited.map(({ actor }) => actor)).toEqual(['1002', '1002', '1002', '1002']);
    });

    it('given one always signed in, then signing out leaves it so; others’ queues are refused', async () => {
      const me = await portal.signedIn({ username: '1001', role: 'user', extension: '1001' });
      const always = { queues: [{ number: '8001', always: true, signed_in: true }] };
      expect((await me('POST', '/api/me/agent/logout', { body: {} })).json).toMatchObject(always);
      const strange = await me('POST', '/api/me/agent/login', { body: { queues: ['8009'] } });
      expect(problemIn(strange).title).toBe('You are no agent of a queue 8009.');
    });

    it('given what one did today, then it is one’s own', async () => {
      await test.database.queues.add(anHour);
      const me = await portal.signedIn({ username: '1001', role: 'user', extension: '1001' });
      expect((await me('GET', '/api/me/agent/figures')).json).toMatchObject({
        name: 'Ada',
        answered: 1,
        talk_time: 60,
      });
      const other = await portal.signedIn({ username: '1002', role: 'user', extension: '1002' });
      expect((await other('GET', '/api/me/agent/figures')).json).toMatchObject({ name: 'Grace', answered: 0 });
    });
  });
});
