import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/base/index.ts';
import { logOf } from '../../core/event-log/index.ts';
import { findingKey } from '../../core/mining/index.ts';
import { answerQuestion } from './answer.ts';
import type { OpenLog } from './open-log.ts';
import type { AnsweredFinding, FindingEffectAnswer } from './question.ts';

const at = { activity: 'Approve' };
const answered: AnsweredFinding = {
  ...{ key: findingKey('bottleneck', at), kind: 'bottleneck', at, version: 2, since: 60 * DAY_MS },
};

/** A case a day: sixty before the version, whose approval waits two days, and some since, that wait as long as is said. */
function opened({ casesSince, waitsSince }: { casesSince: number; waitsSince: number }): OpenLog {
  const log = logOf(
    Array.from({ length: 60 + casesSince }, (_, day) => {
      const begun = day * DAY_MS;
      const waited = day < 60 ? 2 * DAY_MS : waitsSince;
      const done = begun + 2 * HOUR_MS + waited;
      return [
        { case: `${day}`, activity: 'Check', startedAt: begun, at: begun + HOUR_MS },
        { case: `${day}`, activity: 'Approve', startedAt: begun + HOUR_MS + waited, at: done },
      ];
    }).flat(),
  );
  const none = new Float64Array(0);
  return { log, open: new Uint8Array(log.cases), unseen: { beganAt: none, endedAt: none } };
}

const effectOf = (log: OpenLog): FindingEffectAnswer | undefined =>
  (
    answerQuestion(log, {
      about: 'finding-effects',
      answered: [answered],
    }) as readonly FindingEffectAnswer[]
  )[0];

describe('a finding that a version was to answer', () => {
  it('is measured before and since: it is gone where nothing waits any more, and less where the wait is surely shorter', () => {
    expect(effectOf(opened({ casesSince: 40, waitsSince: 0 }))?.effect).toBe('gone');
    const effect = effectOf(opened({ casesSince: 40, waitsSince: HOUR_MS }));
    expect(effect).toMatchObject({ effect: 'less', casesBefore: 60, casesSince: 40 });
    expect(effect?.before).toMatchObject({ name: 'wait', value: 2 * DAY_MS, count: 60 });
    expect(effect?.since).toMatchObject({ name: 'wait', value: HOUR_MS, low: HOUR_MS, high: HOUR_MS });
  });

  it('is told too early while few cases have ended under the version', () => {
    expect(effectOf(opened({ casesSince: 12, waitsSince: HOUR_MS }))).toMatchObject({
      effect: 'too-early',
      casesSince: 12,
    });
  });

  it('counts no case that is still under way, on either side', () => {
    const log = opened({ casesSince: 40, waitsSince: HOUR_MS });
    log.open.fill(1, 70);
    log.open.fill(1, 0, 10);
    expect(effectOf(log)).toMatchObject({ effect: 'too-early', casesBefore: 50, casesSince: 10 });
  });

  it('is not called gone where it waits as long as before', () => {
    expect(effectOf(opened({ casesSince: 40, waitsSince: 2 * DAY_MS }))?.effect).not.toBe('gone');
  });
});
