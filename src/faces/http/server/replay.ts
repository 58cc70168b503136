// What happens when a command is sent twice, as a double click or a retry does: it is done once and answered twice.
// Commands on cases keep their keys in the database for good; this memory covers every other POST of one process.

/** **units**: entries, milliseconds. */
const MOST_KEPT = 5_000;
const KEPT_MS = 10 * 60_000;
const LONGEST_KEY = 128;

type Kept = { until: number; answer: Promise<Response> };

/** Runs a request once per sender, address and Idempotency-Key; a failure of ours is forgotten so that it can be retried. */
export function createReplay(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept>();
  return async (request: Request, run: () => Promise<Response>): Promise<Response> => {
    const key = keyOf(request);
    if (key === undefined) return run();
    forgetOld(kept, now());
    const earlier = kept.get(key);
    if (earlier !== undefined) return (await earlier.answer).clone();
    const answer = run();
    kept.set(key, { until: now() + KEPT_MS, answer });
    const response = await answer;
    if (response.status >= 500) kept.delete(key);
    return response.clone();
  };
}

function keyOf(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (request.method !== 'POST' || key === null || key.length > LONGEST_KEY) return undefined;
  return `${request.headers.get('cookie') ?? ''}\n${request.url}\n${key}`;
}

function forgetOld(kept: Map<string, Kept>, now: number): void {
  for (const [key, { until }] of kept) {
    if (until > now && kept.size < MOST_KEPT) return;
    kept.delete(key);
  }
}
