import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { type Topic, topics } from '@flexpbx/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { newSessionToken, sessionCookie } from '../../http/session-cookie.ts';
import { type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';
import { streamsPerAccount, topicsFor } from './policy.ts';

/** A stream as a browser reads it. */
async function openStream(portal: TestPortal, cookie: string) {
  const leave = new AbortController();
  const response = await fetch(`${portal.url}/api/events`, { headers: { cookie }, signal: leave.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  const nextBlock = async (): Promise<string | null> => {
    for (;;) {
      const end = unread.indexOf('\n\n');
      if (end >= 0) {
        const block = unread.slice(0, end);
        unread = unread.slice(end + 2);
        return block;
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return null;
      unread += chunk.value;
    }
  };
  return { response, nextBlock, leave: () => leave.abort() };
}

function topicsIn(block: string | null): Topic[] {
  return JSON.parse(block?.replace(/^data: /, '') ?? '').topics;
}

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let admin: Client;
  let cookie: string;

  beforeEach(async () => {
    test = await fresh();
    portal = await startPortal(test, {});
    admin = await portal.admin();
    const { token, tokenHash } = newSessionToken();
    const expiresAt = new Date(Date.now() + 3_600_000);
    const who = { username: 'admin', address: '', userAgent: '', mustChangePassword: false };
    await test.database.sessions.open({ ...who, tokenHash, expiresAt });
    cookie = sessionCookie(token).split(';')[0] ?? '';
  });

  it('given a change, then its topic is told', async () => {
    const stream = await openStream(portal, cookie);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.nextBlock()).toBe('retry: 2000');
    test.database.bell.notify('registrations');
    // The bell may still ring for what the test itself wrote to begin with.
    let told: Topic[] = [];
    while (!told.includes('registrations')) told = topicsIn(await stream.nextBlock());
    expect(told).toContain('registrations');
    stream.leave();
  });

  it('given many changes in a moment, then they come together, not more than ten times a second', async () => {
    const stream = await openStream(portal, cookie);
    await stream.nextBlock();
    const heard = new Set<Topic>();
    const begin = performance.now();
    let blocks = 0;
    const changing = setInterval(() => topics.forEach((topic) => void test.database.bell.notify(topic)), 5);
    while (performance.now() - begin < 1000) {
      for (const topic of topicsIn(await stream.nextBlock())) heard.add(topic);
      blocks++;
    }
    clearInterval(changing);
    expect(blocks).toBeLessThanOrEqual(12);
    expect([...heard].sort()).toEqual([...topicsFor('admin')].sort());
    stream.leave();
  });

  it('given the session is signed out, then its stream ends', async () => {
    const stream = await openStream(portal, cookie);
    await portal.nobody('DELETE', '/api/session', { headers: { cookie } });
    await expect.poll(() => stream.nextBlock()).toBeNull();
  });

  it('given too many streams of one account, then one more is refused until another is closed', async () => {
    const streams = [];
    for (let count = 0; count < streamsPerAccount; count++) streams.push(await openStream(portal, cookie));
    expect(problemIn(await admin('GET', '/api/events')).id).toBe('too-many-attempts');
    for (const stream of streams) stream.leave();
    await expect.poll(async () => (await admin('GET', '/api/events')).status).toBe(200);
  });
});

describe('the topics of a role', () => {
  it('given a user, then only what pages of users show', () => {
    expect([...topicsFor('user')]).toEqual([
      'extensions',
      'telephony',
      'dialled-states',
      'registrations',
      'agents',
      'live-queues',
      'call-records',
      'voicemail',
      'transcriptions',
    ]);
  });

  it('given an administrator, then all but the talk between processes', () => {
    expect(topics.filter((topic) => !topicsFor('admin').has(topic))).toEqual(['orders', 'orders-answered']);
  });
});
