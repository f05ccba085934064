import { forEachDatabase } from '@flexpbx/db/testing';
import { transcriptionSample } from '@flexpbx/domain';
import { describe, expect, it } from 'vitest';
import { problemIn, startPortal } from '../../testing/test-portal.ts';

forEachDatabase((fresh) => {
  const prepared = async () => {
    const test = await fresh();
    const portal = await startPortal(test, {});
    return { database: test.database, admin: await portal.admin() };
  };
  const openai = { engine: 'openai', openai_key: 'sk-secret' };

  describe('who puts messages into words', () => {
    it('given nothing was allowed, then there is nothing to choose from but public servers', async () => {
      const { admin } = await prepared();
      const { json } = await admin('GET', '/api/transcription');
      expect(json).toEqual({ commands: [], origins: [], sample: transcriptionSample.says });
    });

    it.each([
      [{ engine: 'command', command: '/bin/sh' }, 'command'],
      [{ engine: 'vosk', vosk_url: 'ws://127.0.0.1:5038' }, 'vosk_url'],
      [{ ...openai, openai_url: 'http://169.254.169.254/v1' }, 'openai_url'],
    ])('given %j, then it is refused at %s, and nothing is set', async (transcription, field) => {
      const { admin, database } = await prepared();
      const answer = await admin('PATCH', '/api/config', { body: { transcription } });
      expect(problemIn(answer)).toMatchObject({ id: 'invalid-input', fields: { [field]: expect.any(String) } });
      expect((await database.things.settings()).transcription.engine).toBe('off');
    });

    it('given a key, then it counts and is never shown', async () => {
      const { admin, database } = await prepared();
      const { json, status } = await admin('PATCH', '/api/config', { body: { transcription: openai } });
      expect(status).toBe(200);
      expect(JSON.stringify(json)).not.toContain('sk-secret');
      expect(json).toMatchObject({ secrets_set: ['transcription.openai_key'] });
      expect((await database.things.settings()).transcription.openai_key).toBe('sk-secret');
    });
  });

  describe('a trial', () => {
    it('given the worker understood the sample, then its words are the answer; otherwise what stood in the way', async () => {
      const { admin, database } = await prepared();
      const { transcriptions, bell } = database;
      await admin('PATCH', '/api/config', { body: { transcription: openai } });
      const outcomes = [
        { outcome: 'understood', text: 'Please leave.' },
        { outcome: 'again', reason: 'It is busy.' },
      ] as const;
      for (const outcome of outcomes) {
        const stop = bell.listen(['transcriptions'], async () => {
          const claimed = await transcriptions.claim({ now: new Date(), leaseMs: 1_000 });
          if (claimed) await transcriptions.settle(claimed, outcome, new Date());
        });
        const { json } = await admin('POST', '/api/transcription/test');
        expect(json).toEqual(
          outcome.outcome === 'understood'
            ? { understood: true, text: outcome.text, reason: null }
            : { understood: false, text: '', reason: outcome.reason },
        );
        stop();
      }
    });

    it('given it is off, then that is said instead', async () => {
      const { admin } = await prepared();
      expect(problemIn(await admin('POST', '/api/transcription/test')).id).toBe('conflict');
    });
  });
});
