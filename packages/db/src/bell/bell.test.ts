import type { Topic } from '@flexpbx/domain';
import { silentLogger } from '@flexpbx/runtime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../index.ts';
import { forEachDatabase, freshDatabase } from '../testing/index.ts';
import { nextRing } from '../testing/rings.ts';
import { startProcess } from '../testing/start-process.ts';
import { openTcpGate } from '../testing/tcp-gate.ts';

describe('the bell', () => {
  forEachDatabase((fresh) => {
    test('given another process listens, then it is woken, and wakes us in turn', { timeout: 60_000 }, async () => {
      const { database, environment } = await fresh();
      const other = startProcess('answer-bell', environment);
      expect(await other.next()).toBe('listening');
      const there: number[] = [];
      for (let ring = 0; ring < 20; ring++) {
        const answered = nextRing(database.bell, 'orders-answered');
        const rung = process.hrtime.bigint();
        database.bell.notify('orders');
        let heard = 0n;
        // One ring may be heard twice (a bell's first ring also makes its file): the second is no answer to the next.
        while (heard < rung) heard = BigInt(String(await other.next()));
        there.push(Number(heard - rung) / 1e6);
        await answered;
      }
      there.sort((a, b) => a - b);
      console.log(
        `${database.kind}: another process woken after ${there[10]?.toFixed(1)} ms (median), ${there[19]?.toFixed(1)} ms (longest of 20)`,
      );
    });

    test('given this process rings, then its own listeners hear it too, each only its topics', async () => {
      const { database } = await fresh();
      const heard: Topic[] = [];
      database.bell.listen(['extensions'], (topic) => heard.push(topic));
      const both = Promise.all([nextRing(database.bell, 'accounts'), nextRing(database.bell, 'extensions')]);
      database.bell.notify('accounts');
      database.bell.notify('extensions');
      await both;
      expect(new Set(heard)).toEqual(new Set(['extensions']));
    });

    test('given many rings in quick succession, then they are heard as few, the last one included', async () => {
      const { database } = await fresh();
      let heard = 0;
      database.bell.listen(['live-calls'], () => heard++);
      const ended = nextRing(database.bell, 'call-records');
      for (let ring = 0; ring < 1000; ring++) database.bell.notify('live-calls');
      database.bell.notify('call-records');
      await ended;
      expect(heard).toBeGreaterThanOrEqual(1);
      expect(heard).toBeLessThan(50);
    });

    test('given a listener has stopped, then it hears nothing more', async () => {
      const { database } = await fresh();
      let heard = 0;
      const stop = database.bell.listen(['orders'], () => heard++);
      stop();
      const other = nextRing(database.bell, 'orders');
      database.bell.notify('orders');
      await other;
      expect(heard).toBe(0);
    });

    test('given a ring and then close, then the other side still hears it', async () => {
      const { database, openAnother } = await fresh();
      const other = await openAnother();
      const heard = nextRing(database.bell, 'configuration-wanted');
      other.bell.notify('configuration-wanted');
      await other.close();
      await heard;
    });
  });

  test('given the server was away, then every listener hears its topics once it is back, and kept rings go out', async () => {
    const { database: steady, environment } = await freshDatabase('postgresql');
    const gate = await openTcpGate(environment.databaseUrl);
    const warned = Promise.withResolvers<void>();
    const logger = { ...silentLogger, warn: () => warned.resolve() };
    const database = await openDatabase({ ...environment, databaseUrl: gate.url }, logger);
    onTestFinished(() => database.close());
    const missed = Promise.all([nextRing(database.bell, 'orders'), nextRing(database.bell, 'heartbeats')]);
    const kept = nextRing(steady.bell, 'extensions');
    await gate.cut();
    await warned.promise;
    steady.bell.notify('orders');
    database.bell.notify('extensions');
    await gate.mend();
    await missed;
    await kept;
  });
});
