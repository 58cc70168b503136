import { describe, expect, test } from 'vitest';
import { Refused, Unreachable } from '../client.ts';
import { sendingOnce } from './sent-once.ts';

const refused = (status: number, code: string) =>
  new Refused({ type: '', title: '', status, detail: 'No.', code });

/** What is sent, one error after the other and then an answer; the keys it went under. */
async function keysOf(errors: readonly Error[], asked: (time: number) => unknown): Promise<string[]> {
  const once = sendingOnce();
  const keys: string[] = [];
  for (let time = 0; time <= errors.length; time++) {
    const sent = once(asked(time), async (key) => {
      keys.push(key);
      const error = errors[time];
      if (error !== undefined) throw error;
    });
    await sent.catch(() => undefined);
  }
  return keys;
}

describe('what is sent again by the person', () => {
  test.each([
    ['the server was not reached', new Unreachable('Cannot be reached.')],
    ['the database was away', refused(503, 'database-away')],
    ['it is under way', refused(409, 'request-under-way')],
    ['the page broke over the answer', new TypeError('terminated')],
  ])('goes under the same key where %s', async (_, error) => {
    const [first, again] = await keysOf([error], () => 'the same');
    expect(again).toBe(first);
  });

  test('goes under another key where it was refused, answered before, or is something else', async () => {
    const [first, again] = await keysOf([refused(422, 'invalid-input')], () => 'the same');
    expect(again).not.toBe(first);
    const once = sendingOnce();
    expect(await once('the same', async (key) => key)).not.toBe(await once('the same', async (key) => key));
    const keys = await keysOf([new Unreachable('Cannot be reached.')], (time) => `comment ${time}`);
    expect(new Set(keys).size).toBe(2);
  });
});
