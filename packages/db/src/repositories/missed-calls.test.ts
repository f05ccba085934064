import { type CallLeg, foldCall, type LiveCall } from '@flexpbx/domain';
import { describe, expect, test } from 'vitest';
import type { Database } from '../repositories.ts';
import { anExtension, forEachDatabase } from '../testing/index.ts';
import { nextRing } from '../testing/rings.ts';

const started = new Date(Date.now() - 60_000);
const ended = new Date(started.getTime() + 20_000);

const unanswered: CallLeg = {
  ...{ uniqueId: '1.1', callId: '1.1', sequence: 1, source: '1001', callerId: '"Ada" <1001>', destination: '1002' },
  ...{ context: 'extensions', channel: 'PJSIP/1001-1', destinationChannel: 'PJSIP/1002-2' },
  ...{ lastApplication: 'Dial', lastData: 'PJSIP/1002,30', disposition: 'NO ANSWER', userField: '' },
  ...{ startedAt: started, answeredAt: null, endedAt: ended },
};

const ringing: LiveCall = {
  ...{ id: '1.1', state: 'ringing', callerNumber: '1001', callerName: 'Ada', dialledNumber: '1002' },
  ...{ stateSince: started, place: '', partner: '' },
  ...{ startedAt: started, answeredAt: null, connectedAt: null, channels: ['PJSIP/1001-1'] },
};

/** Grace at 1002, who wants mail of calls she missed. */
async function graceIsTold({ extensions, accounts, notifications }: Database): Promise<void> {
  await extensions.create(anExtension({ number: '1002', email: 'grace@school.org' }), 'test');
  await accounts.create({ username: 'grace', role: 'user', extension: '1002' }, 'test');
  const { choices } = await notifications.of('grace');
  await notifications.change('grace', { choices: { ...choices, missed_calls: { mail: true, push: true } } });
}

const recorded = ({ callRecords }: Database, offset: number, ...legs: CallLeg[]) =>
  callRecords.takeIn(legs, { file: '1:2', offset }, foldCall);
const told = async ({ outbox }: Database) =>
  (await outbox.list(10)).map(({ notice, recipient }) => [notice, recipient.to]);

describe('a call that nobody answered', () => {
  forEachDatabase((fresh) => {
    test('given it is recorded, then its owner is told by the chosen ways, once', async () => {
      const { database } = await fresh();
      await graceIsTold(database);
      const woken = nextRing(database.bell, 'outbox');
      await recorded(database, 100, unanswered);
      await woken;
      await recorded(database, 200, { ...unanswered, sequence: 2 });
      expect(await told(database)).toEqual([
        [
          expect.objectContaining({ kind: 'missed-call', id: '1.1', extension: '1002', from: '1001' }),
          'grace@school.org',
        ],
      ]);
    });

    test('given it still rings elsewhere, then nobody is told before it is over', async () => {
      const { database } = await fresh();
      await graceIsTold(database);
      await database.liveCalls.replaceAll([ringing], new Date(0));
      await recorded(database, 100, unanswered);
      expect(await told(database)).toEqual([]);
      await database.liveCalls.apply({ upsert: [], remove: ['1.1'], asteriskSince: new Date(0) });
      expect(await told(database)).toHaveLength(1);
    });

    test('given nobody chose to be told by mail, then nobody is', async () => {
      const { database } = await fresh();
      await database.extensions.create(anExtension({ number: '1002', email: 'grace@school.org' }), 'test');
      await recorded(database, 100, unanswered);
      expect(await told(database)).toEqual([]);
    });

    test('given it was missed days ago, then that is no news', async () => {
      const { database } = await fresh();
      await graceIsTold(database);
      const longAgo = new Date(0);
      await recorded(database, 100, { ...unanswered, startedAt: longAgo, endedAt: longAgo });
      expect(await told(database)).toEqual([]);
    });
  });
});
