import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressOf, request } from './client.ts';
import { ApiProblem, isPasswordChangeRequired, isSignedOut, PageOutdated, PortalUnreachable } from './problem.ts';

const me = {
  username: 'admin',
  role: 'admin',
  extension: null,
  name: null,
  must_change_password: false,
  permissions: ['session.own'],
};

const realFetch = globalThis.fetch;

/** A server that answers as told; the page's own address is given to relative requests as a browser would. */
async function portal(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(`http://127.0.0.1:${port}${path}`, init));
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

let stop = async () => {};

afterEach(async () => {
  vi.unstubAllGlobals();
  await stop();
});

const answering = (status: number, body: unknown) =>
  portal((_, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(body === undefined ? '' : JSON.stringify(body));
  });

describe('the address of an operation', () => {
  test('given parameters and a query, then both stand in it, escaped', () => {
    expect(addressOf('getVoicemailAudio', { params: { mailbox: '1001', id: 'a b' } })).toBe(
      '/api/voicemail/1001/a%20b/audio',
    );
    expect(addressOf('exportCallRecords', { query: { search: 'Ann & Bo', outcome: 'busy' } })).toBe(
      '/api/cdr/export?search=Ann+%26+Bo&outcome=busy',
    );
  });

  test('given parts of a query that are empty, then they are left out', () => {
    expect(addressOf('exportCallRecords', { query: { search: '' } })).toBe('/api/cdr/export');
  });
});

describe('a request', () => {
  test('given a body, then it is sent as JSON and the answer is typed', async () => {
    let seen = '';
    await portal(async (incoming, response) => {
      for await (const chunk of incoming) seen += chunk;
      seen += ` ${incoming.method} ${incoming.headers['content-type']}`;
      response.end(JSON.stringify(me));
    });
    const answer = await request('signIn', { body: { username: 'admin', password: 'secret' } });
    expect(answer.username).toBe('admin');
    expect(seen).toBe('{"username":"admin","password":"secret"} POST application/json');
  });

  test('given an answer without content, then there is none', async () => {
    await answering(204, undefined);
    expect(await request('signOut', {})).toBeUndefined();
  });

  test('given a problem, then it is thrown with its words and fields', async () => {
    const fields = { number: 'Extension 1001 exists already.' };
    await answering(409, { id: 'conflict', title: 'Extension 1001 exists already.', status: 409, fields });
    const thrown = await request('createExtension', { body: { number: '1001', name: 'Anna' } }).catch((fault) => fault);
    expect(thrown).toBeInstanceOf(ApiProblem);
    expect(thrown).toMatchObject({ id: 'conflict', message: 'Extension 1001 exists already.', fields });
  });

  test('given nobody signed in, or a password to be changed first, then it is known as that', async () => {
    await answering(401, { id: 'not-signed-in', title: 'Sign in first.', status: 401 });
    expect(isSignedOut(await request('whoAmI', {}).catch((fault) => fault))).toBe(true);
    await stop();
    await answering(403, { id: 'password-change-required', title: 'Choose a password first.', status: 403 });
    expect(isPasswordChangeRequired(await request('getStatus', {}).catch((fault) => fault))).toBe(true);
  });

  test('given an answer in another shape, then the page says that it is outdated', async () => {
    await answering(200, { username: 'admin' });
    await expect(request('whoAmI', {})).rejects.toBeInstanceOf(PageOutdated);
  });

  test('given something in between that answers instead of the portal, then the portal is unreachable', async () => {
    await portal((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
    await expect(request('whoAmI', {})).rejects.toBeInstanceOf(PortalUnreachable);
  });

  test('given no portal at all, then it is unreachable', async () => {
    await answering(200, me);
    await stop();
    await expect(request('whoAmI', {})).rejects.toBeInstanceOf(PortalUnreachable);
  });

  test('given a page that was left, then the abort passes through', async () => {
    await portal(() => {});
    const left = new AbortController();
    const asked = request('whoAmI', {}, { signal: left.signal });
    left.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
