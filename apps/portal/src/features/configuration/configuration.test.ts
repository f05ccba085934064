import { forEachDatabase } from '@flexpbx/db/testing';
import { expect, it } from 'vitest';
import { startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  it('given a try that failed, then its reason is shown, and a retry wants the next revision', async () => {
    const test = await fresh();
    const portal = await startPortal(test, {});
    const admin = await portal.admin();
    await portal.extension({ number: '1001' });
    const { wanted } = await test.database.configuration.state();
    const reason = 'pjsip.conf was refused by Asterisk.';
    await test.database.configuration.record({
      revision: wanted,
      outcome: 'failed',
      reason,
      files: ['pjsip.conf'],
      tookMs: 13,
    });

    expect((await admin('GET', '/api/configuration')).json).toMatchObject({
      phase: 'failed',
      wanted,
      failure: { revision: wanted, reason },
      history: [{ revision: wanted, outcome: 'failed', reason, files: ['pjsip.conf'], took_ms: 13 }],
    });
    expect((await admin('POST', '/api/configuration/retry')).json).toMatchObject({
      wanted: wanted + 1,
      phase: 'applying',
    });
  });
});
