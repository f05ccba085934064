import type { VoicemailDraft } from '@flexpbx/voicemail-spool';
import { describe, expect, it } from 'vitest';
import { planRecovery } from './plan-recovery.ts';
import { findLeftOvers } from './sweep.ts';
import type { StandingChannel, Stock, Story } from './take-stock.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const secondsAgo = (seconds: number) => new Date(now - seconds * 1000);

const noStory: Story = {
  ...{ flow: '', mailbox: '', reason: '', draft: '', group: '', menu: '', owner: '' },
  ...{ queue: '', queueSince: '', queueStay: '', queuePriority: '' },
};

function channel(id: string, story: Partial<Story>, createdAt = secondsAgo(10)): StandingChannel {
  return {
    id,
    name: `PJSIP/1001-${id}`,
    state: 'Up',
    callerNumber: '1001',
    callerName: 'Ann',
    dialplan: { context: 'from-extension', extension: '1002', priority: 1 },
    application: 'Stasis',
    createdAt,
    story: { ...noStory, ...story },
  };
}

function draft(id: string, channelId: string, startedAt = secondsAgo(10)): VoicemailDraft {
  const where = { context: 'from-extension', extension: '1002', channel: channelId };
  return { id, mailbox: '1002', callerNumber: '1001', callerName: 'Ann', startedAt, minSeconds: 2, ...where };
}

const stock = (parts: Partial<Stock>): Stock => ({ channels: [], bridgeIds: [], drafts: [], ...parts });
const nobody = () => false;
const leaving = { flow: 'leave-voicemail', mailbox: '1002', reason: 'busy' };

describe('what is done about a call nobody serves', () => {
  it.each([
    ['records', { ...leaving, draft: 'd' }, { kind: 'adopt-recording', mailbox: leaving.mailbox, draftId: 'd' }],
    ['hears the greeting', leaving, { kind: 'restart-leaving', mailbox: '1002', reason: 'busy' }],
    [
      'hears the greeting for a reason nobody knows',
      { ...leaving, reason: '' },
      { kind: 'restart-leaving', mailbox: '1002', reason: 'unavailable' },
    ],
    [
      'listens to messages',
      { flow: 'check-voicemail', mailbox: '1001' },
      { kind: 'restart-checking', mailbox: '1001', spokenId: null },
    ],
    [
      'records a greeting',
      { flow: 'check-voicemail', mailbox: '1001', draft: 's' },
      { kind: 'restart-checking', mailbox: '1001', spokenId: 's' },
    ],
    [
      'was asked for the mailbox',
      { flow: 'check-voicemail' },
      { kind: 'restart-checking', mailbox: '', spokenId: null },
    ],
    [
      'waited in a queue',
      { flow: 'queue', queue: '8001', queueSince: '5000', queueStay: 'a@5000' },
      { kind: 'restart-waiting', arrival: { queue: '8001', since: 5000, priority: 0, stay: 'a@5000' } },
    ],
    [
      'waited in a queue before others',
      { flow: 'queue', queue: '8001', queueSince: '5000', queueStay: 'a@5000', queuePriority: '5' },
      { kind: 'restart-waiting', arrival: { queue: '8001', since: 5000, priority: 5, stay: 'a@5000' } },
    ],
    [
      'was to talk to a ring group',
      { flow: 'ring-group', group: '600' },
      { kind: 'restart-ringing', flow: 'ring-group', number: '600' },
    ],
    [
      'waited while somebody was looked for',
      { flow: 'follow-me', group: '1002' },
      { kind: 'restart-ringing', flow: 'follow-me', number: '1002' },
    ],
    ['was in a menu', { flow: 'menu', menu: 'main' }, { kind: 'restart-menu', menu: 'main' }],
    ['has no story', {}, { kind: 'hang-up' }],
    ['has a story without a mailbox', { flow: 'leave-voicemail' }, { kind: 'hang-up' }],
    ['has a story of another version', { flow: 'sing-a-song' }, { kind: 'hang-up' }],
  ])('given the caller %s, then %j → %j', (_what, story: Partial<Story>, step) => {
    const call = channel('a', story);
    expect(planRecovery(stock({ channels: [call] }), nobody)).toEqual([{ channel: call, ...step }]);
  });

  it('given several waited in a queue, then they come back in the order of the line', () => {
    const waits = (id: string, queueSince: string, queuePriority: string) =>
      channel(id, { flow: 'queue', queue: '8001', queueStay: `${id}@`, queueSince, queuePriority });
    const channels = [waits('late', '3000', ''), waits('early', '1000', ''), waits('vip', '2000', '5')];
    const plan = planRecovery(stock({ channels }), nobody);
    expect(plan.map((step) => 'channel' in step && step.channel.id)).toEqual(['vip', 'early', 'late']);
  });

  it('given somebody serves it, then nothing is done', () => {
    const found = stock({ channels: [channel('a', leaving)], drafts: [draft('d', 'a')] });
    expect(planRecovery(found, (id) => id === 'a')).toEqual([]);
  });
});

describe('what is done about phones that were rung', () => {
  const caller = channel('a', { flow: 'ring-group', group: '600' });
  const leg = channel('l', { flow: 'leg', owner: 'a' });

  it('given nobody serves their caller, then they stop before they are rung again', () => {
    const plan = planRecovery(stock({ channels: [caller, leg] }), nobody);
    expect(plan.map(({ kind }) => kind)).toEqual(['hang-up', 'restart-ringing']);
  });

  it('given their caller is served, then they ring on, and the sweep lets them', () => {
    const old = { ...leg, createdAt: secondsAgo(120) };
    const isServed = (id: string) => id === 'a';
    expect(planRecovery(stock({ channels: [caller, old] }), isServed)).toEqual([]);
    const known = { now, bridgesBefore: new Set<string>(), isServed };
    expect(findLeftOvers(stock({ channels: [caller, old] }), known).channels).toEqual([]);
  });
});

describe('what is done about drafts', () => {
  it('given the caller is gone, then the message is stored', () => {
    expect(planRecovery(stock({ drafts: [draft('d', 'a')] }), nobody)).toEqual([{ kind: 'store-draft', draftId: 'd' }]);
  });

  it('given the caller is still recording, then it is not stored beside that', () => {
    const call = channel('a', { ...leaving, draft: 'd' });
    const plan = planRecovery(stock({ channels: [call], drafts: [draft('d', 'a')] }), nobody);
    expect(plan).toEqual([{ kind: 'adopt-recording', channel: call, mailbox: '1002', draftId: 'd' }]);
  });

  it('given we were killed between writing the draft and telling the channel, then greeting and draft go their ways', () => {
    const call = channel('a', leaving);
    const plan = planRecovery(stock({ channels: [call], drafts: [draft('d', 'a')] }), nobody);
    expect(plan.map(({ kind }) => kind)).toEqual(['restart-leaving', 'store-draft']);
  });
});

it('given a bridge of our application, then it is destroyed: no flow of ours needs one', () => {
  expect(planRecovery(stock({ bridgeIds: ['x'] }), nobody)).toEqual([{ kind: 'destroy-bridge', bridgeId: 'x' }]);
});

describe('what the sweep finds', () => {
  const known = { now, bridgesBefore: new Set<string>(), isServed: nobody };

  it('given things younger than a minute or in good hands, then nothing', () => {
    const found = stock({
      channels: [channel('a', {}), channel('b', leaving, secondsAgo(300))],
      drafts: [draft('d', 'a'), draft('e', 'b', secondsAgo(120))],
      bridgeIds: ['x'],
    });
    const left = findLeftOvers(found, { ...known, isServed: (id) => id === 'b' });
    expect(left).toEqual({ channels: [], bridgeIds: [], draftIds: [] });
  });

  it('given a recording of a call nobody serves goes on, then its draft is left alone', () => {
    const call = channel('a', { ...leaving, draft: 'd' });
    const found = stock({ channels: [call], drafts: [draft('d', 'a', secondsAgo(120))] });
    expect(findLeftOvers(found, known).draftIds).toEqual([]);
  });

  it('given older ones nobody cares for, then those', () => {
    const left = channel('a', leaving, secondsAgo(61));
    const found = stock({ channels: [left], drafts: [draft('d', 'z', secondsAgo(61))], bridgeIds: ['x', 'y'] });
    expect(findLeftOvers(found, { ...known, bridgesBefore: new Set(['x']) })).toEqual({
      channels: [left],
      bridgeIds: ['x'],
      draftIds: ['d'],
    });
  });
});
