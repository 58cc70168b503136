import { describe, expect, test } from 'vitest';
import { blankStage, blankTransition, type Stage } from '../../model/index.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';
import { validate } from './validate.ts';

const to = blankTransition;
const NO_DEADLINE = { due: { kind: 'no-deadline' } } as const;
const rule = (id: string, ahead: string) =>
  blankStage(id, { kind: 'decide', next: [to(ahead, { when: 'amount > 1' }), to('done')] });

/** The circles that are told of where `check` leads on to `one`, beside a few stages. */
const circles = (...stages: Stage[]): [severity: string, at: string][] =>
  validate(
    oneStage(
      {},
      {
        stages: [blankStage('check', { owner: finance, ...NO_DEADLINE, next: [to('one')] }), ...stages, END],
      },
    ),
  )
    .filter(({ code }) => code === 'machine-circle')
    .map(({ severity, at }) => [severity, at]);

describe('circles of the machine', () => {
  test('E6.5 decisions and automatic stages in a circle are told of once, and do not block', () => {
    const set = { do: [{ set: { note: 'again' } }] };
    const act = blankStage('two', { kind: 'automatic', settings: set, next: [to('one')] });
    expect(circles(rule('one', 'two'), act)).toEqual([['advice', 'stages.one']]);
    expect(circles(rule('one', 'one'))).toEqual([['advice', 'stages.one']]);
  });

  test('E6.5 where somebody works in the circle, or the case waits in it, there is nothing to tell', () => {
    const work = blankStage('two', { owner: finance, ...NO_DEADLINE, next: [to('one')] });
    const wait = blankStage('two', { kind: 'wait', settings: { until: '1 day' }, next: [to('one')] });
    expect(circles(rule('one', 'two'), work)).toEqual([]);
    expect(circles(rule('one', 'two'), wait)).toEqual([]);
    expect(circles(rule('one', 'two'), rule('two', 'done'))).toEqual([]);
  });

  test.each([
    [5, '"One", "S1", "S2", "S3", "S4"'],
    [40, '"One", "S1", "S2", "S3", "S4" and 35 more'],
  ])('E6.5 a circle of %i names at most a few of its stages', (length, names) => {
    const many = Array.from({ length }, (_, n) =>
      rule(n === 0 ? 'one' : `s${n}`, n === length - 1 ? 'one' : `s${n + 1}`),
    );
    const first = blankStage('check', { owner: finance, next: [to('one')] });
    const found = validate(oneStage({}, { stages: [first, ...many, END] })).find(
      ({ code }) => code === 'machine-circle',
    );
    expect(found?.message).toBe(`The machine could go round at ${names} and never rest.`);
  });
});
