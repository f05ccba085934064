import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import type { LiveConference, OrderAnswer } from '@flexpbx/domain';
import { statePaths } from '@flexpbx/runtime';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Client, problemIn, startPortal } from '../../testing/test-portal.ts';

const live: LiveConference = {
  number: '2001',
  startedAt: new Date('2026-11-21T08:00:00Z'),
  isLocked: true,
  isRecording: true,
  members: [
    {
      id: '1763683200.17',
      channel: 'PJSIP/1001-00000001',
      callerNumber: '1001',
      callerName: 'Ada',
      joinedAt: new Date('2026-11-21T08:00:00Z'),
      isModerator: true,
      isMuted: false,
      isWaiting: false,
      isTalking: true,
    },
  ],
};
const member = '/api/conferences/2001/members/1763683200.17';

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let admin: Client;
  let ordered: unknown[];

  beforeEach(async () => {
    test = await fresh();
    ordered = [];
    admin = await (await startPortal(test, {})).admin();
    await admin('POST', '/api/conferences', { body: { number: '2001', name: 'Staff' } });
  });

  /** Does call control's part: claims orders, notes them, answers. */
  const callControlAnswers = (answer: OrderAnswer) => {
    const { orders, bell } = test.database;
    const serve = async () => {
      const claimed = await orders.claim('test');
      if (!claimed) return;
      if (claimed.order.kind === 'moderate-conference') ordered.push(claimed.order.moderation);
      await orders.answer(claimed.id, answer);
    };
    onTestFinished(bell.listen(['orders'], () => void serve()));
  };

  describe('a room', () => {
    it('given nobody is in it, then that is shown, and a room that never was is not', async () => {
      expect((await admin('GET', '/api/conferences/2001/room')).json).toEqual({
        number: '2001',
        name: 'Staff',
        started_at: null,
        locked: false,
        recording: false,
        members: [],
      });
      expect((await admin('GET', '/api/live-conferences')).json).toEqual({ items: [] });
      expect(problemIn(await admin('GET', '/api/conferences/2999/room')).id).toBe('not-found');
    });

    it('given people talk in it, then they are shown, also when the room is deleted meanwhile', async () => {
      await test.database.liveConferences.replaceAll([live]);
      const person = { number: '1001', name: 'Ada', moderator: true, muted: false, waiting: false, talking: true };
      expect((await admin('GET', '/api/conferences/2001/room')).json).toMatchObject({
        name: 'Staff',
        locked: true,
        recording: true,
        members: [{ id: '1763683200.17', joined_at: '2026-11-21T08:00:00.000Z', ...person }],
      });
      await admin('DELETE', '/api/conferences/2001');
      const gone = { number: '2001', name: null, members: [person] };
      expect((await admin('GET', '/api/conferences/2001/room')).json).toMatchObject(gone);
      expect((await admin('GET', '/api/live-conferences')).json).toMatchObject({ items: [gone] });
    });
  });

  describe('moderation', () => {
    it('given each thing that can be done, then call control is ordered to do it, and it is audited', async () => {
      callControlAnswers({ outcome: 'done' });
      const done = [
        await admin('PATCH', member, { body: { muted: true } }),
        await admin('DELETE', member),
        await admin('PATCH', '/api/conferences/2001/members', { body: { muted: false } }),
        await admin('PATCH', '/api/conferences/2001/room', { body: { locked: true, recording: false } }),
        await admin('DELETE', '/api/conferences/2001/room'),
      ];
      expect(done.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
      expect(ordered).toEqual([
        { does: 'mute', member: '1763683200.17' },
        { does: 'kick', member: '1763683200.17' },
        { does: 'unmute', member: null },
        { does: 'lock' },
        { does: 'stop-recording' },
        { does: 'end' },
      ]);
      const audited = (await test.database.audit.list(20)).filter(({ action }) => action.startsWith('order.'));
      expect(audited.map(({ actor, target }) => `${actor} ${target}`).toReversed()).toEqual([
        'admin 2001: mute 1763683200.17',
        'admin 2001: kick 1763683200.17',
        'admin 2001: unmute all',
        'admin 2001: lock',
        'admin 2001: stop-recording',
        'admin 2001: end',
      ]);
    });

    it('given call control refuses, then its reason is told', async () => {
      callControlAnswers({ outcome: 'refused', reason: 'This person is not in the conference any more.' });
      expect(problemIn(await admin('DELETE', member))).toMatchObject({
        id: 'conflict',
        title: 'This person is not in the conference any more.',
      });
    });
  });

  describe('recordings', () => {
    const files = async (...names: string[]) => {
      const folder = statePaths(test.environment).asterisk.monitor;
      await mkdir(folder, { recursive: true });
      for (const name of names) await writeFile(join(folder, name), Buffer.alloc(44 + 32_000));
      return folder;
    };

    it('given some of two rooms, then those of one are listed, newest first, with their length', async () => {
      await files('conference-2001-1763683200.wav', 'conference-2001-1763690000.wav', 'conference-2002-1763683200.wav');
      const recording = { seconds: 2, bytes: 32_044, in_progress: false };
      expect((await admin('GET', '/api/conferences/2001/recordings')).json).toEqual({
        items: [
          { id: '1763690000', started_at: '2025-11-21T01:53:20.000Z', ...recording },
          { id: '1763683200', started_at: '2025-11-21T00:00:00.000Z', ...recording },
        ],
      });
    });

    it('given none were ever made, then the list is empty', async () => {
      expect((await admin('GET', '/api/conferences/2001/recordings')).json).toEqual({ items: [] });
    });

    it('given one is heard or deleted, then it is audited', async () => {
      const folder = await files('conference-2001-1763683200.wav');
      const heard = await admin('GET', '/api/conferences/2001/recordings/1763683200/audio');
      expect([heard.status, heard.headers.get('content-type'), heard.text.length]).toEqual([200, 'audio/wav', 32_044]);
      expect((await admin('DELETE', '/api/conferences/2001/recordings/1763683200')).status).toBe(204);
      expect(await readdir(folder)).toEqual([]);
      const actions = (await test.database.audit.list(2)).map(({ action, target }) => `${action} ${target}`);
      expect(actions).toEqual(['recording.delete 2001/1763683200', 'recording.listen 2001/1763683200']);
      expect(problemIn(await admin('DELETE', '/api/conferences/2001/recordings/1763683200')).id).toBe('not-found');
    });

    it('given the room is recorded now, then its newest recording is left alone', async () => {
      await files('conference-2001-1763683200.wav', 'conference-2001-1763690000.wav');
      await test.database.liveConferences.replaceAll([live]);
      const listed = await admin('GET', '/api/conferences/2001/recordings');
      expect(listed.json).toMatchObject({ items: [{ in_progress: true }, { in_progress: false }] });
      const refusal = problemIn(await admin('DELETE', '/api/conferences/2001/recordings/1763690000'));
      expect(refusal.title).toBe('This recording is still going on.');
      expect((await admin('DELETE', '/api/conferences/2001/recordings/1763683200')).status).toBe(204);
    });
  });
});
