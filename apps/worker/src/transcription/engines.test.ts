import { silence } from '@flexpbx/voicemail-spool/testing';
import { describe, expect, it } from 'vitest';
import { google } from './google.ts';
import { openai } from './openai.ts';
import { type Asked, json, voskServer, webServer } from './testing/engine-servers.ts';
import { vosk } from './vosk.ts';

const spoken = { wav: silence(4), language: 'en-US' };
const patient = AbortSignal.timeout(30_000);
const says = { upToPause: 'please call me back', rest: 'tomorrow at three', pauseAfterBytes: 16_000 };

describe('a Vosk server', () => {
  it('given it understands, then all it said between pauses is the text', async () => {
    const { url, heard } = await voskServer(says);
    const engine = vosk({ url, trustedOrigins: [url] });
    expect(await engine.transcribe(spoken, patient)).toEqual({
      outcome: 'understood',
      text: 'please call me back tomorrow at three',
    });
    expect(heard).toEqual({ sampleRate: 8_000, bytes: 4 * 16_000 });
  });

  it('given it hangs up, answers nonsense, or is not there, then it is tried again and says why', async () => {
    const hangsUp = await voskServer(says, (socket) => {
      socket.close();
      return true;
    });
    const nonsense = await voskServer(says, (socket) => {
      socket.send('<html>');
      return true;
    });
    const ask = (url: string) => vosk({ url, trustedOrigins: [url] }).transcribe(spoken, patient);
    expect(await ask(hangsUp.url)).toEqual({ outcome: 'again', reason: expect.stringContaining('it hung up.') });
    expect(await ask(nonsense.url)).toMatchObject({ outcome: 'again' });
    expect(await ask('ws://127.0.0.1:1')).toEqual({
      outcome: 'again',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('given it never answers, then it has its time and no more', async () => {
    const { url } = await voskServer(says, () => true);
    const outcome = await vosk({ url, trustedOrigins: [url] }).transcribe(spoken, AbortSignal.timeout(200));
    expect(outcome).toEqual({ outcome: 'again', reason: expect.stringMatching(/did not answer in time\.$/) });
  });

  it('given its name leads into the network and nobody allowed it, then it is not called', async () => {
    const { url, heard } = await voskServer(says);
    const inside = url.replace('127.0.0.1', 'localhost');
    const outcome = await vosk({ url: inside, trustedOrigins: [] }).transcribe(spoken, patient);
    expect(outcome).toEqual({ outcome: 'again', reason: expect.stringContaining('inside the network') });
    expect(heard.sampleRate).toBeNull();
  });

  it('given sound of another kind, then it is not tried at all', async () => {
    const engine = vosk({ url: 'ws://127.0.0.1:1', trustedOrigins: ['ws://127.0.0.1:1'] });
    expect((await engine.transcribe({ ...spoken, wav: Buffer.from('GIF89a') }, patient)).outcome).toBe('refused');
  });
});

describe('OpenAI', () => {
  const ask = (origin: string, key: string | null = 'sk-secret') =>
    openai({ url: `${origin}/v1`, model: 'whisper-1', key, trustedOrigins: [origin] }).transcribe(spoken, patient);

  it('given it understands, then its text is the text; it gets the sound, the model and the language', async () => {
    const { origin, asked } = await webServer(json(200, { text: ' Please call me\n back. \u0000' }));
    expect(await ask(origin)).toEqual({ outcome: 'understood', text: 'Please call me back.' });
    const [question] = asked;
    expect(question).toMatchObject({
      path: '/v1/audio/transcriptions',
      headers: { authorization: 'Bearer sk-secret' },
    });
    const form = await formIn(question);
    expect([form.get('model'), form.get('language'), form.get('response_format')]).toEqual(['whisper-1', 'en', 'json']);
    const file = form.get('file') as File;
    expect([file.name, file.size]).toEqual(['message.wav', spoken.wav.length]);
  });

  // As documented and seen: platform.openai.com/docs/guides/error-codes.
  it.each([
    [401, 'Incorrect API key provided: sk-secret. You can find your API key at …', 'again'],
    [429, 'You exceeded your current quota, please check your plan and billing details.', 'again'],
    [500, 'The server had an error while processing your request. Sorry about that!', 'again'],
    [400, 'Audio file is too short. Minimum audio length is 0.1 seconds.', 'refused'],
  ] as const)('given it answers %i, then what it says is told, without the key', async (status, message, outcome) => {
    const error = { message, type: 'invalid_request_error', param: null, code: null };
    const { origin } = await webServer(json(status, { error }));
    const said = await ask(origin);
    expect(said).toMatchObject({
      outcome,
      reason: expect.stringContaining(`answered ${status}: ${message.slice(0, 20)}`),
    });
    expect(JSON.stringify(said)).not.toContain('sk-secret');
  });

  it('given it answers without end, what is no JSON, or without a text, then it is tried again', async () => {
    const endless = await webServer((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    expect(await ask(endless.origin)).toMatchObject({ reason: expect.stringContaining('without end') });
    const page = await webServer((_, response) => void response.end('<html>'));
    expect(await ask(page.origin)).toMatchObject({ outcome: 'again', reason: expect.stringContaining('no JSON') });
    const empty = await webServer(json(200, {}));
    expect(await ask(empty.origin, null)).toMatchObject({
      outcome: 'again',
      reason: expect.stringContaining('a text'),
    });
    expect(empty.asked[0]?.headers.authorization).toBeUndefined();
  });

  it('given it sends us elsewhere, then we do not go', async () => {
    const secret = await webServer(json(200, { text: 'inside' }));
    const { origin } = await webServer(
      (_, response) => void response.writeHead(307, { location: secret.origin }).end(),
    );
    expect(await ask(origin)).toMatchObject({ outcome: 'again', reason: expect.stringContaining('answered 307') });
    expect(secret.asked).toEqual([]);
  });
});

describe('Google', () => {
  const ask = (origin: string, wav = spoken.wav) =>
    google({ url: `${origin}/v1`, key: 'AIza-secret', trustedOrigins: [origin] }).transcribe(
      { ...spoken, wav },
      patient,
    );
  const found = (...texts: string[]) => ({
    results: texts.map((transcript) => ({ alternatives: [{ transcript, confidence: 0.9 }], languageCode: 'en-us' })),
  });

  it('given it understands, then its best guesses are the text', async () => {
    const { origin, asked } = await webServer(json(200, found('Please call me back.', ' Tomorrow.')));
    expect(await ask(origin)).toEqual({ outcome: 'understood', text: 'Please call me back. Tomorrow.' });
    expect(asked[0]).toMatchObject({ path: '/v1/speech:recognize', headers: { 'x-goog-api-key': 'AIza-secret' } });
    expect(JSON.parse(String(asked[0]?.body))).toMatchObject({
      config: { encoding: 'LINEAR16', sampleRateHertz: 8_000, languageCode: 'en-US' },
      audio: { content: silence(4).subarray(44).toString('base64') },
    });
  });

  it('given a message longer than it takes, then it gets pieces, and their texts are one', async () => {
    const { origin, asked } = await webServer(json(200, found('and so on')));
    expect(await ask(origin, silence(130))).toEqual({ outcome: 'understood', text: 'and so on and so on and so on' });
    const seconds = asked.map(({ body }) => (JSON.parse(String(body)).audio.content.length * 0.75) / 16_000);
    expect(Math.max(...seconds)).toBeLessThan(59);
    expect(seconds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(130, 1);
  });

  it('given it understands nothing, then that is the text', async () => {
    const { origin } = await webServer(json(200, {}));
    expect(await ask(origin)).toEqual({ outcome: 'understood', text: '' });
  });

  // As documented: cloud.google.com/apis/design/errors.
  it.each([
    [
      400,
      { message: 'API key not valid. Please pass a valid API key.', details: [{ reason: 'API_KEY_INVALID' }] },
      'again',
    ],
    [403, { message: 'Cloud Speech-to-Text API has not been used in project 1 before or it is disabled.' }, 'again'],
    [400, { message: 'Invalid recognition "config": bad encoding..' }, 'refused'],
    [503, { message: 'The service is currently unavailable.' }, 'again'],
  ] as const)('given it answers %i %j, then %s', async (status, error, outcome) => {
    const { origin } = await webServer(json(status, { error: { code: status, ...error } }));
    expect(await ask(origin)).toMatchObject({ outcome, reason: expect.stringContaining(`answered ${status}: `) });
  });
});

async function formIn(asked: Asked | undefined): Promise<FormData> {
  const headers = { 'content-type': asked?.headers['content-type'] ?? '' };
  return new Response(new Uint8Array(asked?.body ?? []), { headers }).formData();
}
