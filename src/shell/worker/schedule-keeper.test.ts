// The keeper of schedules while it may not begin, as on a restored server that waits for its operator.
import { expect, test } from 'vitest';
import type { Hearing } from '../store/index.ts';
import { keepSchedules } from './schedule-keeper.ts';

test('a server that waits for its operator asks now and then, however much is changed meanwhile', async () => {
  let listener: (hearing: Hearing) => void = () => undefined;
  let asked = 0;
  const keeper = keepSchedules({
    database: {
      above: { rows: async () => [] },
      listen: (heard) => {
        listener = heard;
        return () => undefined;
      },
    },
    look: async () => null,
    mayBegin: async () => {
      asked += 1;
      return false;
    },
    pollMs: 60_000,
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const change = { workspaceId: 'w', caseIds: [], kinds: ['people-changed'], jobs: false };
  listener({ kind: 'changed', change });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await keeper.stop();
  expect(asked).toBeLessThan(5);
});
