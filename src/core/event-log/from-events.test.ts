import { describe, expect, it } from 'vitest';
import type { CaseEvent, EventBody } from '../model/index.ts';
import { logFromEvents } from './index.ts';

const history = (...steps: [at: number, body: EventBody][]): CaseEvent[] =>
  steps.map(([at, body], i) => ({
    seq: i + 1,
    at,
    by: { kind: 'machine', part: 'test' },
    cause: 'test',
    version: 1,
    ...body,
  }));

const entered = (stage: string, visit = 1): EventBody => ({
  type: 'StageEntered',
  token: 'c/1',
  stage,
  visit,
  from: null,
  rework: false,
});
const left = (stage: string, visit = 1): EventBody => ({
  type: 'StageLeft',
  token: 'c/1',
  stage,
  visit,
  outcome: null,
  to: null,
});
const started = (stage: string): EventBody => ({
  type: 'WorkItemStarted',
  workItem: 'c/2',
  stage,
  person: 'p1',
});
const completed = (stage: string): EventBody => ({
  type: 'WorkItemCompleted',
  workItem: 'c/2',
  stage,
  visit: 1,
  person: 'p1',
  outcome: null,
  reason: null,
});

const events = history(
  [10, entered('check')],
  [15, started('check')],
  [20, completed('check')],
  [20, left('check')],
  [20, entered('pay')],
  [21, left('pay')],
  [21, entered('check', 2)],
  [40, left('check', 2)],
  [40, entered('closed')],
  [40, left('closed')],
);

describe('our own history', () => {
  it('EL-13 gives one event for each stage left, with when it was ready and begun', () => {
    const log = logFromEvents([{ name: '#1', events }], {
      stageName: (stage) => (stage === 'closed' ? null : stage),
      personName: () => 'Ana',
    });
    expect(Array.from(log.activity, (code) => log.activities[code])).toEqual(['check', 'pay', 'check']);
    expect(Array.from(log.at)).toEqual([20, 21, 40]);
    expect(Array.from(log.readyAt ?? [])).toEqual([10, 20, 21]);
    expect(Array.from(log.startedAt ?? [])).toEqual([15, Number.NaN, Number.NaN]);
    expect(Array.from(log.resource, (code) => log.resources[code])).toEqual(['Ana', undefined, undefined]);
  });

  it('EL-13 gives each work-item event under its XES state when asked for the life cycle', () => {
    const log = logFromEvents([{ name: '#1', events }], { show: 'life-cycle' });
    expect(Array.from(log.lifecycle, (code) => log.lifecycles[code])).toEqual(['start', 'complete']);
  });
});
