import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, mayGoThrough, Refused, Unreachable } from './client.ts';

/** What the frame is told. */
let told: string[];
beforeEach(() => {
  told = [];
  vi.stubGlobal('dispatchEvent', ({ type }: Event) => told.push(type));
});

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

describe('a page whose line is cut', () => {
  const online = () => Promise.resolve(Response.json({ status: 'alive' }));
  const cut = () => Promise.reject(new TypeError('Failed to fetch'));

  it('tries thrice, then says so; and tells of whatever arrives', async () => {
    vi.useFakeTimers();
    let tries = 0;
    vi.stubGlobal('fetch', () => (++tries <= 4 ? cut() : online()));
    expect(await settled(call('GET /health') as Promise<unknown>)).toBeInstanceOf(Unreachable);
    expect([tries, told]).toEqual([3, ['millrace-unreached']]);
    expect(await settled(call('GET /health') as Promise<unknown>)).toEqual({ status: 'alive' });
    expect(told).toEqual(['millrace-unreached', 'millrace-reached']);
  });

  it('is not told that Millrace was reached where a proxy answers in its place', async () => {
    answering(new Response('Bad gateway', { status: 502 }));
    expect(await settled(call('GET /health'))).toBeInstanceOf(Refused);
    expect(told).toEqual([]);
  });

  it('takes what it removed, without hearing of it, as removed and not as missing', async () => {
    vi.useFakeTimers();
    let tries = 0;
    const gone = () => Promise.resolve(Response.json({ status: 404, detail: 'Gone.' }, { status: 404 }));
    vi.stubGlobal('fetch', () => (++tries === 1 ? cut() : gone()));
    const remove = () => call('DELETE /api/teams/:key', { params: { key: 'night' } }) as Promise<unknown>;
    expect(await settled(remove())).toBeUndefined();
    // Heard at once that it is not there, it is not.
    expect(await settled(remove())).toBeInstanceOf(Refused);
  });

  it('asks again under the same key where the line is cut within the answer', async () => {
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"status":'));
        controller.error(new TypeError('terminated'));
      },
    });
    const sent = answering(new Response(half), Response.json({ status: 'alive' }));
    const asked = call('POST /api/cases', { body: { workflow: 'w', values: {} } }, 'one key');
    expect(await settled(asked as Promise<unknown>)).toEqual({ status: 'alive' });
    expect(sent.map(({ headers }) => new Headers(headers).get('idempotency-key'))).toEqual([
      ...['one key', 'one key'],
    ]);
  });
});

describe('what is offered once more', () => {
  const refused = (status: number) =>
    new Refused({ type: 'about:blank', title: '', status, detail: '', code: 'x' });

  it('is what may go through: not what a rule refuses, and not what is not there', () => {
    expect([400, 403, 404, 409, 410, 422].map((status) => mayGoThrough(refused(status)))).toEqual(
      Array.from({ length: 6 }, () => false),
    );
    expect([408, 429, 500, 503].every((status) => mayGoThrough(refused(status)))).toBe(true);
    expect([new Unreachable('no line'), new Error('other')].every(mayGoThrough)).toBe(true);
  });
});
