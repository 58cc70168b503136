// Does the program that people start come up? The parts are tested elsewhere; this is about their wiring.
import { expect, test } from 'vitest';
import { startMillrace } from './e2e/millrace.ts';

test('millrace start comes up and answers for its health', { timeout: 60_000 }, async () => {
  const millrace = await startMillrace();
  try {
    const health = await fetch(`${millrace.origin}/health`);
    expect([health.status, millrace.complaints()]).toEqual([200, '']);
  } finally {
    await millrace.stop();
  }
});
