import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { refresh } from './answers.ts';

/** A question that is answered when the test says so, with what is true when it was asked. */
function slow() {
  const answers: (() => void)[] = [];
  const shown = { truth: 'before' };
  const client = new QueryClient();
  const observer = new QueryObserver(client, {
    queryKey: ['cases', 'GET /api/cases/:caseId', {}],
    queryFn: () => {
      const then = shown.truth;
      return new Promise<string>((resolve) => answers.push(() => resolve(then)));
    },
    staleTime: 10_000,
  });
  const stop = observer.subscribe(() => undefined);
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { client, observer, shown, answer, stop, waiting: () => answers.length };
}

describe('answers', () => {
  test('a change that comes while something is asked for the first time has it asked again', async () => {
    const { client, observer, shown, answer, stop } = slow();
    shown.truth = 'after';
    const done = refresh(client, ['cases']);
    await answer();
    expect(observer.getCurrentResult().data).toBe('before');
    await answer();
    await done;
    expect(observer.getCurrentResult().data).toBe('after');
    stop();
  });

  test('what is of another topic is left alone', async () => {
    const { client, observer, shown, answer, waiting, stop } = slow();
    shown.truth = 'after';
    const done = refresh(client, ['people']);
    await answer();
    await done;
    expect(waiting()).toBe(0);
    expect(observer.getCurrentResult().data).toBe('before');
    stop();
  });
});
