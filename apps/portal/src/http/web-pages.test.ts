import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase } from '@flexpbx/db/testing';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startPortal, type TestPortal } from '../testing/test-portal.ts';

/** A built web UI, in a folder whose path has a hidden part, as a state folder's may have. */
async function builtPages(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'flexpbx-web-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const webDir = join(root, '.hidden', 'dist');
  await mkdir(join(webDir, 'assets'), { recursive: true });
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>FlexPBX</title>');
  await writeFile(join(webDir, 'assets', 'app-1a2b3c.js'), 'export {};');
  await writeFile(join(webDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(root, '.hidden', 'secret.txt'), 'secret');
  return webDir;
}

describe('the pages', () => {
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await startPortal(await freshDatabase('sqlite'), { webDir: await builtPages() });
  });

  it.each(['/sign-in', '/admin', '/admin/', '/admin/extensions/1001', '/me', '/me/voicemail'])(
    'given %s, then the one page comes, asked for anew each time',
    async (path) => {
      const answer = await portal.nobody('GET', path);
      expect(answer.text).toContain('<title>FlexPBX</title>');
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    },
  );

  it('given a file with a hashed name, then it is kept for a year', async () => {
    const answer = await portal.nobody('GET', '/assets/app-1a2b3c.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await portal.nobody('GET', '/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/assets/app-older.js',
    '/assets/..%2f..%2fsecret.txt',
    '/..%2fsecret.txt',
    '/wp-login.php',
    '/api/nothing',
  ])('given %s, then there is nothing', async (path) => {
    const answer = await portal.nobody('GET', path);
    expect(answer).toMatchObject({ status: 404, json: { id: 'not-found' } });
  });

  it.each([
    ['nobody', null, '/sign-in'],
    ['an administrator', 'admin', '/admin/'],
    ['a user', 'user', '/me/'],
  ] as const)('given %s at the front door, then the way leads on', async (_who, role, target) => {
    const visitor = role ? await portal.signedIn({ username: `a-${role}`, role }) : portal.nobody;
    const answer = await visitor('GET', '/');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, target]);
  });

  it('given any answer, then a browser takes scripts and styles from our own files only, and nobody else may frame us', async () => {
    for (const path of ['/sign-in', '/api/status', '/nothing']) {
      const { headers } = await portal.nobody('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

it('given the pages are not built, then the portal says how, and its API works', async () => {
  const portal = await startPortal(await freshDatabase('sqlite'), {});
  const answer = await portal.nobody('GET', '/sign-in');
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('npm start');
  expect((await portal.nobody('GET', '/api/status')).status).toBe(200);
});
