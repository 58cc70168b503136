import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, Refused } from './client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const full = (retryAfter: string, status = 503): Response =>
  Response.json(
    {
      type: 'urn:millrace:problem:server-full',
      title: '',
      status,
      detail: 'Very many.',
      code: 'server-full',
    },
    { status, headers: { 'content-type': 'application/problem+json', 'retry-after': retryAfter } },
  );

/** The server answers so, one after the other; what it was sent. */
function answering(...answers: Response[]): RequestInit[] {
  vi.useFakeTimers();
  const sent: RequestInit[] = [];
  vi.stubGlobal('fetch', (_address: string, request: RequestInit) => {
    sent.push(request);
    return Promise.resolve(answers.shift());
  });
  return sent;
}

async function settled<Answer>(asked: Promise<Answer>): Promise<Answer | Refused> {
  const answer = asked.catch((error: Refused) => error);
  await vi.runAllTimersAsync();
  return answer;
}

describe('a page that is turned away', () => {
  it('asks again by itself, a command under the same key', async () => {
    const sent = answering(full('1'), full('1', 429), Response.json({ status: 'alive' }));
    expect(
      await settled(call('POST /api/cases', { body: { workflow: 'w', values: {} } }, 'one key')),
    ).toEqual({
      status: 'alive',
    });
    expect(sent.map(({ headers }) => new Headers(headers).get('idempotency-key'))).toEqual([
      ...['one key', 'one key', 'one key'],
    ]);
  });

  it('says so after four times, at once where the wait is long, and where it was sent without a key', async () => {
    const again = answering(full('1'), full('1'), full('1'), full('1'), Response.json({}));
    expect(await settled(call('GET /health'))).toBeInstanceOf(Refused);
    expect(again).toHaveLength(4);
    const long = answering(full('600', 429), Response.json({}));
    expect(await settled(call('GET /health'))).toMatchObject({ message: 'Very many.' });
    expect(long).toHaveLength(1);
    const keyless = answering(full('1'), Response.json({}));
    expect(await settled(call('PATCH /api/workspace', { body: { name: 'W' } }))).toBeInstanceOf(Refused);
    expect(keyless).toHaveLength(1);
  });
});
