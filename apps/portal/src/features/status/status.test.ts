import { forEachDatabase } from '@flexpbx/db/testing';
import { describe, expect, it } from 'vitest';
import { startPortal } from '../../testing/test-portal.ts';
import { machineLoad } from './machine-load.ts';

forEachDatabase((fresh) => {
  it('given nobody signed in, then one word is all they learn', async () => {
    const portal = await startPortal(await fresh(), {});
    expect((await portal.nobody('GET', '/api/status')).json).toEqual({ status: 'degraded' });
  });

  it('given an administrator, then the figures of the seed document and each process', async () => {
    const test = await fresh();
    const portal = await startPortal(test, {});
    await portal.extension({ number: '1001' });
    await test.database.registrations.replaceAll(
      ['5071', '5072'].map((port) => ({
        extension: '1001',
        contact: `sip:1001@127.0.0.1:${port}`,
        userAgent: 'SIPp',
        reachability: 'reachable',
        roundTripMs: 1,
        updatedAt: new Date(),
      })),
    );
    for (const name of ['pbx', 'configd', 'worker', 'portal']) {
      const [startedAt, beatAt] = [new Date(), new Date()];
      await test.database.heartbeats.beat({
        process: name,
        pid: process.pid,
        startedAt,
        beatAt,
        detail: { asterisk: '22.10.1' },
      });
    }

    const admin = await portal.admin();

    expect((await admin('GET', '/api/status')).json).toMatchObject({
      status: 'running',
      uptime: expect.any(Number),
      active_calls: 0,
      registered_extensions: 1,
      extensions: 1,
      memory_usage: expect.stringMatching(/^[1-9]\d* MB$/),
      cpu_usage: expect.stringMatching(/^\d+%$/),
      asterisk_version: '22.10.1',
    });
  });
});

describe('the load of the machine', () => {
  it('given this process and one that is gone, then what is held counts', async () => {
    const { memoryOf } = machineLoad();
    const held = await memoryOf([process.pid, 2 ** 22 + 1]);
    expect(held).toBeGreaterThan(10 * 1024 * 1024);
    expect(held).toBeLessThanOrEqual(process.memoryUsage.rss() * 1.1);
  });
});
