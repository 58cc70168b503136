import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/base/index.ts';
import { logOf } from '../../core/event-log/index.ts';
import { answerQuestion } from './answer.ts';
import type { OpenLog } from './open-log.ts';
import type { FindingsAnswer, FoundCases } from './question.ts';

/** Sixty cases; those of even number wait two days for their approval, the others none. */
const opened = (): OpenLog => {
  const log = logOf(
    Array.from({ length: 60 }, (_, day) => {
      const at = day * DAY_MS;
      const waited = day % 2 === 0 ? 2 * DAY_MS : 0;
      return [
        { case: `${day}`, activity: 'Check', startedAt: at, at: at + HOUR_MS },
        {
          case: `${day}`,
          activity: day % 2 === 0 ? 'Approve' : 'Wave through',
          startedAt: at + HOUR_MS + waited,
          at: at + 2 * HOUR_MS + waited,
        },
      ];
    }).flat(),
  );
  const none = new Float64Array(0);
  return { log, open: new Uint8Array(log.cases), unseen: { beganAt: none, endedAt: none } };
};

describe('the findings of an open log', () => {
  it('are answered without the numbers of their cases, which a filter of the key opens', () => {
    const held = opened();
    const { findings } = answerQuestion(held, { about: 'findings', filters: [] }) as FindingsAnswer;
    const first = findings[0];
    expect(first).toMatchObject({ kind: 'bottleneck', at: { activity: 'Approve' }, cases: 30 });
    expect(first).not.toHaveProperty('caseNumbers');
    const behind = answerQuestion(held, {
      about: 'cases',
      filters: [{ keep: 'finding', key: first?.key ?? '' }],
      limit: 2,
      offset: 0,
    }) as FoundCases;
    expect([behind.total, behind.cases.map(({ name }) => name)]).toEqual([30, ['0', '2']]);
  });

  it('are those of the cases that meet the other filters', () => {
    const held = opened();
    const ask = (activity: string) =>
      answerQuestion(held, {
        about: 'findings',
        filters: [{ keep: 'with', activity }],
      }) as FindingsAnswer;
    expect(ask('Wave through').findings).toEqual([]);
    const key = ask('Approve').findings[0]?.key ?? '';
    const cases = (activity: string) =>
      answerQuestion(held, {
        about: 'cases',
        filters: [
          { keep: 'finding', key },
          { keep: 'with', activity },
        ],
        limit: 9,
        offset: 0,
      }) as FoundCases;
    expect(cases('Approve').total).toBe(30);
    expect(cases('Wave through').total).toBe(0);
  });
});
