import { describe, expect, it } from 'vitest';
import { encodeText, readLog } from '../../core/event-log/index.ts';
import { answerQuestion } from './answer.ts';
import type { OpenLog } from './open-log.ts';
import type { LearntAnswer, ModelAnswer } from './question.ts';

// Claims above 500 are approved; ten in two hundred skip the check.
function claims(): OpenLog {
  const rows = Array.from({ length: 200 }, (_, c) => {
    const amount = (c * 37) % 1000;
    const steps = ['Ask', ...(c % 20 === 0 ? [] : ['Check']), ...(amount > 500 ? ['Approve'] : []), 'Pay'];
    return steps.map(
      (step, i) => `${c},${step},${new Date(Date.UTC(2026, 0, 1, c, i)).toISOString()},Ana,${amount}`,
    );
  }).flat();
  const read = readLog(encodeText(['case,activity,time,resource,amount', ...rows].join('\n')));
  if (!read.ok) throw new Error(read.problem.message);
  const { log } = read.value;
  const unseen = { beganAt: new Float64Array(0), endedAt: new Float64Array(0) };
  return { log, open: new Uint8Array(log.cases), unseen };
}

describe('the model behind an open log', () => {
  const opened = claims();

  it('is a tree for each noise asked for', () => {
    const ask = (noise: number) => answerQuestion(opened, { about: 'model', noise }) as ModelAnswer;
    const exact = "->( 'Ask', X( 'Check', tau ), X( 'Approve', tau ), 'Pay' )";
    expect(ask(0)).toEqual({ tree: exact, leftOut: 0, isCutShort: false });
    expect(ask(0.2).tree).toBe("->( 'Ask', 'Check', X( 'Approve', tau ), 'Pay' )");
    expect(ask(0).tree).toBe(exact);
  });

  it('says by titles what a draft learnt, and of which column', () => {
    const { branches, fields, besides } = answerQuestion(opened, { about: 'learnt' }) as LearntAnswer;
    expect(branches).toEqual([
      {
        stage: 'Check',
        rules: [
          {
            to: expect.any(String),
            when: expect.stringMatching(/^amount (>|<=) \d+$/),
            support: expect.any(Number),
          },
        ],
        otherwise: expect.stringMatching(/^(Approve|Pay)$/),
        accuracy: expect.closeTo(1, 1),
        baseline: expect.closeTo(0.5, 1),
      },
    ]);
    expect(fields).toMatchObject([{ label: 'Amount', column: 'amount', atStart: true, inRules: true }]);
    expect(besides).toEqual([]);
  });
});
