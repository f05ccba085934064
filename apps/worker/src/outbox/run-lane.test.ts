import type { ClaimedDelivery, Database } from '@flexpbx/db';
import { forEachDatabase } from '@flexpbx/db/testing';
import type { AttemptOutcome, Notice } from '@flexpbx/domain';
import { silentLogger, systemClock } from '@flexpbx/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testMailServer } from '../testing/mail-server.ts';
import { attemptMail } from './attempt-mail.ts';
import { type Lane, runLane } from './run-lane.ts';

const aTest = (id: string): Notice => ({ kind: 'mail-test', id, to: `${id}@school.org`, asked_by: 'admin' });

/** Runs a lane until the test is over. */
function run(database: Database, lane: Partial<Lane>): void {
  const stop = new AbortController();
  const surroundings = { outbox: database.outbox, bell: database.bell, clock: systemClock, logger: silentLogger };
  const attempt = async () => ({ outcome: 'delivered', answer: 'fine' }) as const;
  const running = runLane({ channel: 'mail', atOnce: 2, limitMs: 5_000, attempt, ...lane }, surroundings, stop.signal);
  onTestFinished(async () => {
    stop.abort(new Error('the test is over'));
    await running;
  });
}

/** Resolves when every delivery is settled. */
function settled({ outbox, bell }: Database): Promise<void> {
  return new Promise((resolve) => {
    const look = async () => {
      if ((await outbox.list(100)).every(({ state }) => state !== 'waiting')) resolve();
    };
    onTestFinished(bell.listen(['outbox'], () => void look()));
    void look();
  });
}

describe('the lane of a channel', () => {
  forEachDatabase((fresh) => {
    it('given notices that waited and one that is added later, then each is attempted once, at once', async () => {
      const { database } = await fresh();
      const seen: string[] = [];
      for (const id of ['a', 'b', 'c']) await database.outbox.add(aTest(id));
      run(database, {
        attempt: async ({ recipient }) => {
          seen.push(recipient.to);
          return { outcome: 'delivered', answer: '250 OK' };
        },
      });
      await settled(database);
      await database.outbox.add(aTest('d'));
      await settled(database);
      expect(seen.sort()).toEqual(['a', 'b', 'c', 'd'].map((id) => `${id}@school.org`));
      expect(await database.outbox.list(1)).toMatchObject([{ state: 'delivered', attempts: 1, answer: '250 OK' }]);
    });

    it('given one that hangs, then the next goes out meanwhile, and the one is ended when its time is over', async () => {
      const { database } = await fresh();
      await database.outbox.add(aTest('hangs'));
      await database.outbox.add(aTest('goes'));
      const order: string[] = [];
      const attempt = async ({ notice }: ClaimedDelivery, signal: AbortSignal): Promise<AttemptOutcome> => {
        const id = 'id' in notice ? notice.id : '';
        if (id === 'hangs') await new Promise((resolve) => signal.addEventListener('abort', resolve));
        order.push(id);
        return { outcome: 'delivered', answer: '' };
      };
      run(database, { attempt, limitMs: 500 });
      await settled(database);
      expect(order).toEqual(['goes', 'hangs']);
    });

    it('given an attempt that fails by a fault of ours, then it is told, and the lane goes on', async () => {
      const { database } = await fresh();
      await database.outbox.add(aTest('faulty'));
      await database.outbox.add(aTest('fine'));
      run(database, {
        atOnce: 1,
        attempt: async ({ recipient }) => {
          if (recipient.to.startsWith('faulty')) throw new Error('the template is broken');
          return { outcome: 'delivered', answer: '' };
        },
      });
      await settled(database);
      expect(await database.outbox.list(2)).toMatchObject([
        { state: 'delivered' },
        { state: 'failed', answer: expect.stringContaining('the template is broken') },
      ]);
    });

    it('given a mail server, then the mail of a notice arrives there, in the words that were set', async () => {
      const { database } = await fresh();
      const server = await testMailServer({});
      await database.things.changeSettings({ mail: server.settings }, 'admin');
      const portal = 'https://pbx.school.org:8080/';
      const parts = {
        things: database.things,
        portal,
        timeZone: 'UTC',
        soundOf: async () => null,
        wordsOf: async () => '',
      };
      run(database, { attempt: (delivery, signal) => attemptMail(parts, delivery, signal) });
      const subjectOf = async (id: string, count: number) => {
        await database.outbox.add(aTest(id));
        return (await server.arrived(count)).at(-1)?.mail.subject;
      };
      const words = (subject: string) => ({ 'mail-test': { subject, text: 'x', html: 'x' } });

      expect(await subjectOf('ada', 1)).toBe('Test mail from The switchboard');
      expect(server.received[0]?.to).toEqual(['ada@school.org']);
      expect(server.received[0]?.mail.text).toContain('admin asked for it.');
      expect(server.received[0]?.mail.html).toContain(`<a href="${portal}">`);

      const change = (subject: string) =>
        database.things.changeSettings({ mail_templates: { changed: words(subject) } }, 'admin');
      await change('Just a try by {{asked_by}}');
      expect(await subjectOf('bob', 2)).toBe('Just a try by admin');
      // It can't come to this by way of the portal; should it, the news gets through all the same.
      await change('A try by {{nobody}}');
      expect(await subjectOf('eve', 3)).toBe('Test mail from The switchboard');
    });
  });
});
