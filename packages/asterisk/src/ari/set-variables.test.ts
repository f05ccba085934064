import { AppError } from '@flexpbx/runtime';
import { expect, it } from 'vitest';
import type { AriRequest } from './request.ts';
import { variableSetter } from './set-variables.ts';

/** An Asterisk that knows only these addresses; asked for others it says that they are not found. */
function asteriskThatKnows(known: readonly string[]) {
  const asked: string[] = [];
  const setVariables = variableSetter(async <Answer>(request: AriRequest) => {
    const path = request.path.join('/');
    asked.push(path);
    if (!known.includes(path)) throw new AppError('not-found', 'Resource not found');
    return null as Answer;
  });
  return { asked, setVariables };
}

it('given several variables, then they go by one request', async () => {
  const { asked, setVariables } = asteriskThatKnows(['channels/a/variable', 'channels/a/variables']);
  await setVariables('a', { ONE: '1', TWO: '2' });
  await setVariables('a', { ONE: '1' });
  expect(asked).toEqual(['channels/a/variables', 'channels/a/variable']);
});

it('given an Asterisk before 22.10, then each goes by itself, and it is not asked for more again', async () => {
  const { asked, setVariables } = asteriskThatKnows(['channels/a/variable']);
  await setVariables('a', { ONE: '1', TWO: '2' });
  await setVariables('a', { ONE: '1', TWO: '2' });
  expect(asked).toEqual(['channels/a/variables', ...Array(4).fill('channels/a/variable')]);
});

it('given a channel is gone, then that is told, and the next one is asked as before', async () => {
  const { asked, setVariables } = asteriskThatKnows(['channels/b/variables']);
  await expect(setVariables('a', { ONE: '1', TWO: '2' })).rejects.toMatchObject({ id: 'not-found' });
  await setVariables('b', { ONE: '1', TWO: '2' });
  expect(asked.at(-1)).toBe('channels/b/variables');
});
