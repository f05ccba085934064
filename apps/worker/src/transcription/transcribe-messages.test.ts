import { forEachDatabase } from '@flexpbx/db/testing';
import { noticeOfMessage, type SpokenSource } from '@flexpbx/domain';
import { silentLogger, systemClock } from '@flexpbx/runtime';
import { silence } from '@flexpbx/voicemail-spool/testing';
import { expect, it, onTestFinished } from 'vitest';
import { json, webServer } from './testing/engine-servers.ts';
import { type TranscribeParts, transcribeMessages } from './transcribe-messages.ts';

const message = { kind: 'message', mailbox: '1001', id: 'm' } as const;

forEachDatabase((fresh) => {
  /** A message that waits for its words, and a server that is asked for them. */
  const prepared = async (answer: Parameters<typeof webServer>[0]) => {
    const { database, openAnother } = await fresh();
    const { origin, asked } = await webServer(answer);
    await database.things.changeSettings(
      { transcription: { engine: 'openai', openai_url: `${origin}/v1`, openai_key: 'sk-1' } },
      'test',
    );
    const notice = noticeOfMessage({
      ...{ id: 'm', mailbox: '1001', folder: 'INBOX', callerNumber: '', callerName: '', durationSeconds: 3 },
      receivedAt: new Date(),
    });
    const words = { waitUntil: new Date(Date.now() + 60_000) };
    await database.mailboxes.tell([{ mailbox: '1001', id: 'm', notice, words }]);
    const parts: TranscribeParts = {
      ...database,
      clock: systemClock,
      logger: silentLogger,
      allowed: { origins: [origin], commands: [] },
      soundOf: async () => silence(1),
    };
    return { database, openAnother, parts, asked };
  };

  /** Works until a transcription looks like this. */
  const workUntil = async (all: readonly TranscribeParts[], source: SpokenSource, like: object) => {
    const stopping = new AbortController();
    onTestFinished(() => stopping.abort());
    const works = all.map((parts) => transcribeMessages(parts, stopping.signal));
    const find = all.at(0)?.transcriptions as { find?: (source: SpokenSource) => Promise<unknown> };
    await expect.poll(() => find.find?.(source), { timeout: 10_000 }).toMatchObject(like);
    stopping.abort();
    await Promise.all(works);
  };

  it('given several workers, then the words are found, asked for once', async () => {
    const { parts, openAnother, asked } = await prepared(json(200, { text: 'Call me back.' }));
    const other = { ...parts, ...(await openAnother()) };
    await workUntil([parts, other], message, { state: 'done', text: 'Call me back.', reason: null });
    expect(asked).toHaveLength(1);
  });

  it('given the server is ill once, then it is asked again; given it refuses, then that is told and the end', async () => {
    let times = 0;
    const { parts, database } = await prepared((asked, response) => {
      times++;
      const refusal = { error: { message: 'Invalid file format.' } };
      json(times === 1 ? 503 : 400, refusal)(asked, response);
    });
    await workUntil([parts], message, { state: 'waiting', reason: expect.stringContaining('answered 503') });
    // Five seconds later.
    const later = { ...systemClock, now: () => Date.now() + 6_000 };
    await workUntil([{ ...parts, clock: later }], message, {
      state: 'failed',
      reason: expect.stringContaining('Invalid file format.'),
    });
    expect(await database.transcriptions.nextDueAt()).toBeNull();
  });

  it('given it was switched off meanwhile, or the sound is gone, then nobody is asked', async () => {
    const { parts, database, asked } = await prepared(json(200, { text: 'x' }));
    await workUntil([{ ...parts, soundOf: async () => null }], message, {
      state: 'failed',
      reason: 'Its sound is gone.',
    });
    await database.things.changeSettings({ transcription: { engine: 'off' } }, 'test');
    await database.transcriptions.askSample('s', new Date());
    await workUntil([parts], { kind: 'sample', id: 's' }, { state: 'failed', reason: 'It was switched off.' });
    expect(asked).toEqual([]);
  });

  it('given the operator no longer allows the server, then it is not asked, whatever the settings say', async () => {
    const { parts, asked } = await prepared(json(200, { text: 'x' }));
    await workUntil([{ ...parts, allowed: { origins: [], commands: [] } }], message, {
      state: 'waiting',
      reason: expect.stringContaining('FLEXPBX_TRANSCRIPTION_ORIGINS'),
    });
    expect(asked).toEqual([]);
  });
});
