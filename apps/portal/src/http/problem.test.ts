import { AppError } from '@flexpbx/runtime';
import { describe, expect, it } from 'vitest';
import { problemOf } from './problem.ts';

describe('a problem', () => {
  it.each([
    ['invalid-input', 400],
    ['not-signed-in', 401],
    ['not-permitted', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['configuration-refused', 422],
    ['too-many-attempts', 429],
    ['asterisk-refused', 502],
    ['read-only', 503],
    ['database-unavailable', 503],
    ['timed-out', 504],
    ['disk-full', 507],
  ] as const)('given a fault named %s, then it is told in its own words with status %i', (id, status) => {
    const fields = { name: 'Too long.' };
    expect(problemOf(new AppError(id, 'What to do.', { fields }), 'r1')).toEqual({
      id,
      title: 'What to do.',
      status,
      fields,
    });
  });

  it.each([new Error('SELECT secret'), 'a string', null, Object.assign(new Error('upstream'), { status: 502 })])(
    'given an unexpected fault (%s), then nothing of it is told but where to find it',
    (fault) => {
      const told = problemOf(fault, 'r1');
      expect(told).toMatchObject({ id: 'unexpected-fault', status: 500, request_id: 'r1' });
      expect(told.title).not.toMatch(/SELECT|upstream|a string/);
    },
  );
});
