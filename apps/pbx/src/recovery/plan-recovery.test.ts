import type { Channel, Variables } from '@flexpbx/asterisk/port';
import type { VoicemailDraft } from '@flexpbx/voicemail-spool';
import { describe, expect, it } from 'vitest';
import { planRecovery } from './plan-recovery.ts';
import { findLeftOvers } from './sweep.ts';
import type { Stock } from './take-stock.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const secondsAgo = (seconds: number) => new Date(now - seconds * 1000);

function channel(id: string, variables: Variables, createdAt = secondsAgo(10)): Channel {
  return {
    id,
    name: `PJSIP/1001-${id}`,
    state: 'Up',
    callerNumber: '1001',
    callerName: 'Ann',
    dialplan: { context: 'from-extension', extension: '1002', priority: 1 },
    createdAt,
    variables: { FLEXPBX_FLOW: '', FLEXPBX_MAILBOX: '', FLEXPBX_REASON: '', FLEXPBX_DRAFT: '', ...variables },
  };
}

function draft(id: string, channelId: string, startedAt = secondsAgo(10)): VoicemailDraft {
  const where = { context: 'from-extension', extension: '1002', channel: channelId };
  return { id, mailbox: '1002', callerNumber: '1001', callerName: 'Ann', startedAt, ...where };
}

const stock = (parts: Partial<Stock>): Stock => ({ channels: [], bridgeIds: [], drafts: [], ...parts });
const nobody = () => false;
const leaving = { FLEXPBX_FLOW: 'leave-voicemail', FLEXPBX_MAILBOX: '1002', FLEXPBX_REASON: 'busy' };

describe('what is done about a call nobody serves', () => {
  it.each([
    ['records', { ...leaving, FLEXPBX_DRAFT: 'd' }, { kind: 'adopt-recording', draftId: 'd' }],
    ['hears the greeting', leaving, { kind: 'restart-leaving', mailbox: '1002', reason: 'busy' }],
    [
      'hears the greeting for a reason nobody knows',
      { ...leaving, FLEXPBX_REASON: '' },
      { kind: 'restart-leaving', mailbox: '1002', reason: 'unavailable' },
    ],
    [
      'listens to messages',
      { FLEXPBX_FLOW: 'check-voicemail', FLEXPBX_MAILBOX: '1001' },
      { kind: 'restart-checking', mailbox: '1001' },
    ],
    ['was asked for the mailbox', { FLEXPBX_FLOW: 'check-voicemail' }, { kind: 'restart-checking', mailbox: '' }],
    ['has no story', {}, { kind: 'hang-up' }],
    ['has a story without a mailbox', { FLEXPBX_FLOW: 'leave-voicemail' }, { kind: 'hang-up' }],
    ['has a story of another version', { FLEXPBX_FLOW: 'sing-a-song' }, { kind: 'hang-up' }],
  ])('given the caller %s, then %j → %j', (_what, variables: Variables, step) => {
    const call = channel('a', variables);
    expect(planRecovery(stock({ channels: [call] }), nobody)).toEqual([{ channel: call, ...step }]);
  });

  it('given somebody serves it, then nothing is done', () => {
    const found = stock({ channels: [channel('a', leaving)], drafts: [draft('d', 'a')] });
    expect(planRecovery(found, (id) => id === 'a')).toEqual([]);
  });
});

describe('what is done about drafts', () => {
  it('given the caller is gone, then the message is stored', () => {
    expect(planRecovery(stock({ drafts: [draft('d', 'a')] }), nobody)).toEqual([{ kind: 'store-draft', draftId: 'd' }]);
  });

  it('given the caller is still recording, then it is not stored beside that', () => {
    const call = channel('a', { ...leaving, FLEXPBX_DRAFT: 'd' });
    const plan = planRecovery(stock({ channels: [call], drafts: [draft('d', 'a')] }), nobody);
    expect(plan).toEqual([{ kind: 'adopt-recording', channel: call, draftId: 'd' }]);
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
    const call = channel('a', { ...leaving, FLEXPBX_DRAFT: 'd' });
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
