import { describe, expect, test } from 'vitest';
import { anExtension, forEachDatabase } from '../testing/index.ts';

const attempt = { reason: null, files: ['pjsip.conf'], tookMs: 12 };

describe('the configuration', () => {
  forEachDatabase((fresh) => {
    test('given a new database, then a first configuration is wanted and none applied', async () => {
      const { database } = await fresh();
      expect(await database.configuration.state()).toMatchObject({
        wanted: 1,
        applied: 0,
        staged: null,
        mode: 'power',
        failure: null,
        pendingFiles: [],
      });
    });

    test('given changes go on, then each snapshot holds the rows of its revision', async () => {
      const { database, openAnother } = await fresh();
      const reader = await openAnother();
      const count = 30;
      const changes = async () => {
        for (let at = 0; at < count; at++) {
          await database.extensions.create(anExtension({ number: String(1000 + at) }), 'admin');
        }
      };
      const looks = async () => {
        let snapshot = await reader.configuration.snapshot();
        while (snapshot.revision <= count) {
          // One extension a revision, after the first, empty one.
          expect(snapshot.extensions).toHaveLength(snapshot.revision - 1);
          snapshot = await reader.configuration.snapshot();
        }
      };
      await Promise.all([changes(), looks()]);
      const last = await reader.configuration.snapshot();
      expect(last.extensions[0]).toEqual(anExtension({ number: '1000' }));
    });

    test('given it is asked for again, then one more revision is wanted, by whom is noted', async () => {
      const { database } = await fresh();
      expect((await database.configuration.requestApply('admin')).wanted).toBe(2);
      expect(await database.audit.list(1)).toMatchObject([{ actor: 'admin', action: 'configuration.apply' }]);
    });

    test('given a try failed and the next one succeeded, then the failure is shown until then', async () => {
      const { database } = await fresh();
      const { configuration } = database;
      await configuration.record({ ...attempt, revision: 1, outcome: 'failed', reason: 'pjsip.conf: line 3' });
      expect(await configuration.state()).toMatchObject({
        applied: 0,
        failure: { revision: 1, reason: 'pjsip.conf: line 3' },
      });
      await configuration.record({ ...attempt, revision: 2, outcome: 'applied' });
      expect(await configuration.state()).toMatchObject({ applied: 2, failure: null });
      expect(await configuration.history(10)).toMatchObject([
        { revision: 2, outcome: 'applied', files: ['pjsip.conf'], tookMs: 12 },
        { revision: 1, outcome: 'failed', reason: 'pjsip.conf: line 3' },
      ]);
      expect(await configuration.history(1)).toHaveLength(1);
    });

    test('given one waits to be applied by an operator, then it is shown as staged until it is applied', async () => {
      const { database } = await fresh();
      const { configuration } = database;
      await configuration.setMode('secure');
      await configuration.setPending(['pjsip.conf', 'extensions.conf']);
      expect(await configuration.state()).toMatchObject({
        mode: 'secure',
        pendingFiles: ['pjsip.conf', 'extensions.conf'],
      });
      await configuration.record({ ...attempt, revision: 1, outcome: 'staged' });
      expect(await configuration.state()).toMatchObject({ applied: 0, staged: 1, pendingFiles: ['pjsip.conf'] });
      await configuration.record({ ...attempt, revision: 1, outcome: 'applied' });
      expect(await configuration.state()).toMatchObject({ applied: 1, staged: null, pendingFiles: [] });
    });
  });
});
