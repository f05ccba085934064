import { truncate, writeFile } from 'node:fs/promises';
import { freshDatabase } from '@flexpbx/db/testing';
import { type LogFields, silentLogger } from '@flexpbx/runtime';
import { expect, it } from 'vitest';
import { problemIn, startPortal } from './testing/test-portal.ts';

it('given the database file is destroyed under it, then the portal says so in words and stays up', async () => {
  const test = await freshDatabase('sqlite');
  const warned: LogFields[] = [];
  const logger = { ...silentLogger, warn: (_message: string, fields: LogFields = {}) => void warned.push(fields) };
  const portal = await startPortal(test, { logger });
  const admin = await portal.admin();
  const file = test.environment.databaseUrl.slice('file:'.length);
  await writeFile(file, Buffer.alloc(64 * 1024, 'x'));
  await truncate(`${file}-wal`);

  const answer = await admin('POST', '/api/extensions', { body: { number: '1001', name: 'Ada' } });

  expect(problemIn(answer)).toMatchObject({ id: 'database-unavailable', title: expect.stringContaining('damaged') });
  expect(warned).toEqual([expect.objectContaining({ problem: 'database-unavailable' })]);
  expect((await portal.nobody('GET', '/api/status')).json).toEqual({ status: 'degraded' });
  expect((await portal.nobody('GET', '/')).headers.get('location')).toBe('/sign-in');
});
