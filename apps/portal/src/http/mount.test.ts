import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionRepository } from '@flexpbx/db';
import type { Route } from '@flexpbx/domain/api';
import { type LogFields, type Logger, silentLogger, systemClock } from '@flexpbx/runtime';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { answerFaults, nameRequest } from './error-answers.ts';
import type { Handlers } from './handler.ts';
import { mountRoutes } from './mount.ts';

const table = {
  greet: {
    method: 'post',
    path: '/greetings/{language}',
    tag: 'Test',
    summary: 'Greets',
    permission: 'public',
    params: z.object({ language: z.enum(['en', 'fr']) }),
    query: z.object({ times: z.coerce.number().int().max(3).default(1) }),
    body: z.strictObject({ name: z.string().max(20, 'Too long.') }),
    response: z.object({ text: z.string() }),
  },
  forget: { method: 'delete', path: '/greetings', tag: 'Test', summary: 'Forgets', permission: 'public' },
  secret: {
    method: 'get',
    path: '/secret',
    tag: 'Test',
    summary: 'Only for those signed in',
    permission: 'me.read',
    response: z.object({ text: z.string() }),
  },
} as const satisfies Record<string, Route>;

const handlers: Handlers<typeof table> = {
  greet: async ({ params, query, body }) => {
    const text = `${params.language}:${body.name}`.repeat(query.times);
    // More than the route promises, as a row of the database would bring along.
    return { text, password: 'not for everybody' };
  },
  forget: async () => undefined,
  secret: async () => ({ text: 'secret' }),
};

const noSessions: Pick<SessionRepository, 'find'> = { find: async () => null };

async function serve(routes: Handlers<typeof table>, logger: Logger) {
  const app = express();
  app.use(nameRequest, mountRoutes(table, routes, { sessions: noSessions, clock: systemClock }), answerFaults(logger));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method,
      headers: { ...json, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text === '' ? null : JSON.parse(text) };
  };
}

describe('a mounted route', () => {
  it('given what its schemas ask for, then the handler gets it typed and only the promised fields leave', async () => {
    const send = await serve(handlers, silentLogger);
    const answer = await send('POST', '/greetings/fr?times=2', '{"name":"Ada"}');
    expect(answer).toMatchObject({ status: 200, json: { text: 'fr:Adafr:Ada' } });
    expect(answer.text).not.toContain('password');
  });

  it('given nothing to answer, then it says 204', async () => {
    const send = await serve(handlers, silentLogger);
    expect(await send('DELETE', '/greetings')).toMatchObject({ status: 204, text: '' });
  });

  it.each([
    ['a parameter', '/greetings/tlh', '{"name":"Ada"}', { language: expect.any(String) }],
    ['a query', '/greetings/en?times=9', '{"name":"Ada"}', { times: expect.any(String) }],
    ['a doubled query', '/greetings/en?times=1&times=2', '{"name":"Ada"}', { times: expect.any(String) }],
    ['a field', '/greetings/en', `{"name":"${'a'.repeat(21)}"}`, { name: 'Too long.' }],
    ['a field nobody knows', '/greetings/en', '{"name":"Ada","admin":true}', { admin: 'There is no such field.' }],
    ['NUL in a field', '/greetings/en', '{"name":"\\u0000"}', { name: expect.stringContaining('NUL') }],
    ['no body', '/greetings/en', undefined, { body: expect.any(String) }],
  ])('given %s that does not fit, then the answer names it', async (_what, path, body, fields) => {
    const send = await serve(handlers, silentLogger);
    const answer = await send('POST', path, body);
    expect(answer).toMatchObject({ status: 400, json: { id: 'invalid-input', fields } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['malformed JSON', '/greetings/en', '{"name":', {}, 400, 'invalid-input'],
    ['a malformed address', '/greetings/%E0%A4%A', '{"name":"Ada"}', {}, 400, 'invalid-input'],
    [
      'a form',
      '/greetings/en',
      'name=Ada',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    [
      'another encoding',
      '/greetings/en',
      '{}',
      { 'content-type': 'application/json; charset=ebcdic' },
      415,
      'unsupported-media-type',
    ],
    ['too much', '/greetings/en', JSON.stringify({ name: 'a'.repeat(101 * 1024) }), {}, 413, 'too-large'],
  ])('given %s, then it is refused in words', async (_what, path, body, headers, status, id) => {
    const send = await serve(handlers, silentLogger);
    const answer = await send('POST', path, body, headers);
    expect(answer).toMatchObject({ status, json: { id, status, title: expect.stringMatching(/\w \w/) } });
  });

  it('given a method it has not, then the answer says which it has', async () => {
    const send = await serve(handlers, silentLogger);
    const answer = await send('PUT', '/greetings');
    expect(answer).toMatchObject({ status: 405, json: { id: 'method-not-allowed' } });
    expect(answer.headers.get('allow')).toBe('DELETE');
  });

  it('given a permission and nobody signed in, then its handler is not reached', async () => {
    const send = await serve(handlers, silentLogger);
    expect(await send('GET', '/secret')).toMatchObject({ status: 401, json: { id: 'not-signed-in' } });
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.invalid' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('given a change started by %s, then it is refused', async (_who, headers) => {
    const send = await serve(handlers, silentLogger);
    expect(await send('DELETE', '/greetings', undefined, headers)).toMatchObject({
      status: 403,
      json: { id: 'not-permitted' },
    });
  });

  it('given a change started by one of its own pages, then it is carried out', async () => {
    const send = await serve(handlers, silentLogger);
    expect((await send('DELETE', '/greetings', undefined, { 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });
});

describe('an unexpected fault', () => {
  it('given one in a handler, then the answer has only a request id, under which the log has the rest', async () => {
    const logged: LogFields[] = [];
    const logger = { ...silentLogger, error: (_message: string, fields: LogFields = {}) => void logged.push(fields) };
    const fault = async () => {
      throw new Error('secret row 7');
    };
    const send = await serve({ ...handlers, forget: fault }, logger);

    const answer = await send('DELETE', '/greetings');

    expect(answer).toMatchObject({ status: 500, json: { id: 'unexpected-fault' } });
    expect(answer.text).not.toMatch(/secret row|at .*\.ts/);
    expect(answer.json.request_id).toBe(answer.headers.get('x-request-id'));
    expect(logged).toEqual([
      expect.objectContaining({ requestId: answer.json.request_id, reason: 'secret row 7', route: '/greetings' }),
    ]);
  });

  it('given an answer that breaks its own promise, then it is a fault, not sent', async () => {
    const broken = { ...handlers, greet: async () => ({ text: 7 as unknown as string }) };
    const send = await serve(broken, silentLogger);
    expect(await send('POST', '/greetings/en', '{"name":"Ada"}')).toMatchObject({
      status: 500,
      json: { id: 'unexpected-fault' },
    });
  });
});
