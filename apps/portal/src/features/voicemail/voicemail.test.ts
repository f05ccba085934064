import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { voicemailLimits } from '@flexpbx/domain';
import { api } from '@flexpbx/domain/api';
import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool, type VoicemailSpool } from '@flexpbx/voicemail-spool';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let spool: VoicemailSpool;
  let owner: Client;

  beforeEach(async () => {
    test = await fresh();
    portal = await startPortal(test, {});
    spool = openVoicemailSpool(statePaths(test.environment).asterisk);
    for (const number of ['1001', '1002']) await portal.extension({ number });
    owner = await portal.signedIn({ username: '1001', role: 'user', extension: '1001' });
  });

  const sound = recording(3);

  /** Leaves a message the way call control does. */
  const leave = async (id: string, startedAt: Date) => {
    const { recordings } = statePaths(test.environment).asterisk;
    const meta = {
      mailbox: '1001',
      callerNumber: '1002',
      callerName: 'Grace "Amazing" Hopper',
      context: 'from-extension',
      extension: '1001',
      channel: 'PJSIP/1002-00000001',
      startedAt,
      minSeconds: voicemailLimits.minMessageSeconds,
    };
    await spool.beginDraft(id, meta, voicemailLimits.maxMessages);
    await mkdir(join(recordings, 'voicemail'), { recursive: true });
    await writeFile(join(recordings, 'voicemail', `${id}.wav`), sound);
    await spool.storeDraft(id);
  };

  const messages = async (client: Client) =>
    api.listVoicemail.response.parse((await client('GET', '/api/voicemail/1001')).json).items;

  it('given messages, then the owner sees them newest first', async () => {
    await leave('first', new Date('2026-11-20T08:00:00Z'));
    await leave('second', new Date('2026-11-20T09:00:00Z'));
    expect(await messages(owner)).toEqual([
      expect.objectContaining({ id: 'second', heard: false, from: '1002', duration: 3 }),
      expect.objectContaining({ id: 'first', heard: false }),
    ]);
  });

  it("given somebody else's mailbox, then a user may neither look, listen, change nor delete", async () => {
    const answers = [
      await owner('GET', '/api/voicemail/1002'),
      await owner('GET', '/api/voicemail/1002/first/audio'),
      await owner('PATCH', '/api/voicemail/1002/first', { body: { heard: true } }),
      await owner('DELETE', '/api/voicemail/1002/first'),
    ];
    expect(answers.map((answer) => problemIn(answer).id)).toEqual(Array(4).fill('not-permitted'));
  });

  it('given an administrator, then any mailbox opens, and one that is not there is not', async () => {
    await leave('first', new Date());
    const admin = await portal.admin();
    expect(await messages(admin)).toHaveLength(1);
    expect(problemIn(await admin('GET', '/api/voicemail/4711')).id).toBe('not-found');
  });

  it.each(['..%2f..%2fkeys', '%2e%2e', '..', 'a%2fb'])(
    'given the message name %s, then nothing is read',
    async (id) => {
      const answer = await owner('GET', `/api/voicemail/1001/${id}/audio`);
      expect([400, 404]).toContain(answer.status);
    },
  );

  it('given a message marked heard and new again, then it moves, and the light is told each time', async () => {
    await leave('first', new Date());
    const mark = (heard: boolean) => owner('PATCH', '/api/voicemail/1001/first', { body: { heard } });
    expect((await mark(true)).json).toMatchObject({ id: 'first', heard: true });
    expect(await spool.counts('1001')).toEqual({ new: 0, old: 1 });
    expect((await mark(false)).json).toMatchObject({ id: 'first', heard: false });
    const order = { kind: 'refresh-message-waiting', mailbox: '1001' };
    expect([await test.database.orders.claim('test'), await test.database.orders.claim('test')]).toEqual([
      expect.objectContaining({ order }),
      expect.objectContaining({ order }),
    ]);
  });

  it('given a message deleted, then it is gone, and the light is told', async () => {
    await leave('first', new Date());
    expect((await owner('DELETE', '/api/voicemail/1001/first')).status).toBe(204);
    expect(await messages(owner)).toEqual([]);
    expect(await test.database.orders.claim('test')).not.toBeNull();
    expect(problemIn(await owner('DELETE', '/api/voicemail/1001/first')).id).toBe('not-found');
  });

  describe('the sound of a message', () => {
    const listen = (range?: string) =>
      fetchBytes(owner, '/api/voicemail/1001/first/audio', range === undefined ? {} : { range });

    beforeEach(() => leave('first', new Date()));

    it('given no range, then all of it', async () => {
      const { answer, length } = await listen();
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('accept-ranges')]).toEqual([
        200,
        'audio/wav',
        'bytes',
      ]);
      expect(length).toBe(sound.length);
    });

    it.each([
      ['bytes=0-1', `bytes 0-1/${sound.length}`, 2],
      ['bytes=44-', `bytes 44-${sound.length - 1}/${sound.length}`, sound.length - 44],
      ['bytes=-100', `bytes ${sound.length - 100}-${sound.length - 1}/${sound.length}`, 100],
    ])('given the range %s, then that part', async (range, contentRange, expected) => {
      const { answer, length } = await listen(range);
      expect([answer.status, answer.headers.get('content-range'), length]).toEqual([206, contentRange, expected]);
    });

    it('given a range behind its end, then it says how long it is', async () => {
      const { answer } = await listen('bytes=9999999-');
      expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`]);
    });
  });

  it('given the own phone is asked for, then new messages are counted', async () => {
    await leave('first', new Date());
    expect((await owner('GET', '/api/me/phone')).json).toEqual({
      number: '1001',
      name: 'Ada Lovelace',
      state: 'offline',
      registrations: [],
      new_messages: 1,
    });
  });
});

async function fetchBytes(client: Client, path: string, headers: Record<string, string>) {
  const answer = await client('GET', path, { headers });
  return { answer, length: Number(answer.headers.get('content-length')) };
}

/** Silence as Asterisk's format_wav writes it: 16 bits, 8,000 times a second. */
function recording(seconds: number): Buffer {
  const header = Buffer.from('524946460000000057415645666d74201000000001000100401f0000803e00000200100064617461', 'hex');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(seconds * 16_000);
  const file = Buffer.concat([header, size, Buffer.alloc(seconds * 16_000)]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}
