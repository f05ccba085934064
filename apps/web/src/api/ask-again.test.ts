import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askAgain } from './ask-again.ts';

let client: QueryClient;
let answers: PromiseWithResolvers<string>[];
let observer: QueryObserver<string>;
let stop: () => void;

const asked = () => {
  const answer = Promise.withResolvers<string>();
  answers.push(answer);
  return answer.promise;
};

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  answers = [];
  observer = new QueryObserver<string>(client, { queryKey: ['listQueues'], queryFn: asked });
  stop = observer.subscribe(() => {});
});
afterEach(() => {
  stop();
  client.clear();
});

const shown = () => observer.getCurrentResult().data;
const everything = () => true;

describe('asking again', () => {
  it('given the first answer is on its way, then it is shown, and asked for once more', async () => {
    const done = askAgain(client, everything);
    answers[0]?.resolve('before the change');
    await expect.poll(() => answers.length).toBe(2);
    expect(shown()).toBe('before the change');
    answers[1]?.resolve('after the change');
    await done;
    expect(shown()).toBe('after the change');
  });

  it('given changes that come faster than answers, then each answer is shown, and nothing is asked in vain', async () => {
    const done = [askAgain(client, everything), askAgain(client, everything)];
    answers[0]?.resolve('the first');
    await expect.poll(() => answers.length).toBe(2);
    done.push(askAgain(client, everything), askAgain(client, everything));
    answers[1]?.resolve('the second');
    await expect.poll(shown).toBe('the second');
    await expect.poll(() => answers.length).toBe(3);
    answers[2]?.resolve('the third');
    await Promise.all(done);
    expect(shown()).toBe('the third');
    expect(answers).toHaveLength(3);
  });

  it('given an answer that fails, then it is asked for once more', async () => {
    const done = askAgain(client, everything);
    answers[0]?.reject(new Error('the portal is restarting'));
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.resolve('after the change');
    await done;
    expect(shown()).toBe('after the change');
  });

  it('given something else changed, then nothing is asked', async () => {
    await askAgain(client, ({ queryKey }) => queryKey[0] === 'listCalls');
    answers[0]?.resolve('the first');
    await expect.poll(shown).toBe('the first');
    expect(answers).toHaveLength(1);
  });
});
