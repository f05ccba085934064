import { execFileSync } from 'node:child_process';
import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { statePaths } from '@flexpbx/runtime';
import { openVoicemailSpool, type VoicemailSpool } from '@flexpbx/voicemail-spool';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';

const system = { max_messages: 100, max_message_seconds: 180, min_message_seconds: 2, silence_seconds: 0 };

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

  const change = (client: Client, body: object) => client('PATCH', '/api/mailboxes/1001', { body });

  describe('the PIN', () => {
    it('given its owner changes it, then the database has it, and Asterisk gets it', async () => {
      const { wanted } = await test.database.configuration.state();
      expect((await change(owner, { pin: '864209' })).status).toBe(200);
      expect((await test.database.extensions.find('1001'))?.voicemailPin).toBe('864209');
      expect((await test.database.configuration.state()).wanted).toBeGreaterThan(wanted);
    });

    it.each(['1234', '12', '1001'])('given %s, then it is refused at its field', async (pin) => {
      expect(problemIn(await change(owner, { pin })).fields).toHaveProperty('pin');
    });
  });

  describe('limits', () => {
    it('given an administrator sets some, then they count before the system’s, and null gives them back', async () => {
      const admin = await portal.admin();
      expect((await change(admin, { max_messages: 5, silence_seconds: 4 })).json).toMatchObject({
        limits: { max_messages: 5, max_message_seconds: null },
        counts: { ...system, max_messages: 5, silence_seconds: 4 },
      });
      expect((await change(admin, { max_messages: null })).json).toMatchObject({
        limits: { max_messages: null, silence_seconds: 4 },
      });
    });

    it('given the owner is no administrator, then they can be seen but not set', async () => {
      expect((await owner('GET', '/api/mailboxes/1001')).json).toMatchObject({ counts: system, greetings: [] });
      expect(problemIn(await change(owner, { max_messages: 5 })).id).toBe('not-permitted');
    });
  });

  describe('greetings', () => {
    const put = (client: Client, kind: string, sound: Buffer) =>
      client('PUT', `/api/mailboxes/1001/greetings/${kind}`, {
        body: sound,
        headers: { 'content-type': 'audio/mpeg' },
      });

    it('given a stereo file of another format, then Asterisk can play it, and it can be heard and deleted', async () => {
      expect((await put(owner, 'unavailable', aSound('ogg'))).json).toMatchObject({ greetings: ['unavailable'] });
      const file = await spool.openGreeting('1001', 'unavailable');
      const header = (await file?.readFile())?.subarray(0, 44);
      await file?.close();
      expect([header?.readUInt16LE(22), header?.readUInt32LE(24), header?.readUInt16LE(34)]).toEqual([1, 8_000, 16]);
      const heard = await owner('GET', '/api/mailboxes/1001/greetings/unavailable/audio', {});
      expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
      expect((await owner('DELETE', '/api/mailboxes/1001/greetings/unavailable')).status).toBe(204);
      expect(problemIn(await owner('DELETE', '/api/mailboxes/1001/greetings/unavailable')).id).toBe('not-found');
    });

    it('given what is no sound, then the greeting of before stays', async () => {
      await put(owner, 'busy', aSound('wav'));
      expect(problemIn(await put(owner, 'busy', Buffer.from('#EXTM3U\nfile:///etc/passwd'))).id).toBe('invalid-input');
      expect(await spool.listGreetings('1001')).toEqual(['busy']);
    });

    it('given the mailbox of somebody else, then nothing is seen or changed', async () => {
      const answers = [
        await owner('GET', '/api/mailboxes/1002'),
        await owner('PATCH', '/api/mailboxes/1002', { body: { pin: '864209' } }),
        await owner('PUT', '/api/mailboxes/1002/greetings/busy', {
          body: aSound('wav'),
          headers: { 'content-type': 'audio/wav' },
        }),
        await owner('DELETE', '/api/mailboxes/1002/greetings/busy'),
      ];
      expect(answers.map((answer) => problemIn(answer).id)).toEqual(Array(4).fill('not-permitted'));
    });
  });
});

/** A second of a tone in stereo. */
function aSound(format: 'ogg' | 'wav'): Buffer {
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1', '-ac', '2', '-ar', '44100'];
  return execFileSync('ffmpeg', ['-v', 'error', ...tone, '-f', format, '-']);
}
