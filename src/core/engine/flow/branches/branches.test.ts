import { describe, expect, test } from 'vitest';
import type { CaseState } from '../../../model/index.ts';
import { fromSource, works } from '../../trial/from-source.ts';
import { type Asked, given } from '../../trial/given.ts';

const OPEN: Asked = ['OpenCase', { by: 'ana' }];

/** Does the work at each of the stages, one after another. */
function play(source: string, stages: readonly string[], opened: Asked = OPEN): CaseState {
  const workflow = fromSource(source);
  const asked: Asked[] = [opened];
  for (const stage of stages) asked.push(doneAt(given(workflow, asked).state, stage));
  const { state } = given(workflow, asked);
  if (state === null) throw new Error('The case was opened.');
  return state;
}

function doneAt(state: CaseState | null, wanted: string): Asked {
  const [stage = '', outcome] = wanted.split(':');
  const item = state?.workItems.find((each) => each.stage === stage);
  if (item === undefined)
    throw new Error(`No work at ${stage}, but at ${state?.workItems.map((each) => each.stage)}`);
  return [
    'CompleteWorkItem',
    { by: 'cy', workItem: item.workItem, ...(outcome === undefined ? {} : { outcome }) },
  ];
}

const at = ({ tokens }: CaseState): string[] => tokens.map(({ stage }) => stage).sort();

const both = (join = ''): string =>
  `  parts: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n` +
  works('a', '[{ to: together }]') +
  works('b', '[{ to: together }]') +
  works('c', '[{ to: together }]') +
  `  together: { kind: join, ${join} next: [{ to: after }] }\n` +
  works('after', '[{ to: done }]') +
  '  done: { kind: end }\n';

describe('branches', () => {
  test('E7.1 a split starts all its branches, and a join goes on once when all have come', () => {
    expect(at(play(both(), []))).toEqual(['a', 'b', 'c']);
    expect(at(play(both(), ['b', 'a']))).toEqual(['c', 'together', 'together']);
    const after = play(both(), ['b', 'a', 'c']);
    expect(at(after)).toEqual(['after']);
    expect(after.forks).toBeUndefined();
    expect(play(both(), ['b', 'a', 'c', 'after']).status).toBe('closed');
  });

  test('E7.2 branches with a rule start where it holds, and the join waits for those that were started', () => {
    const source = both().replace('{ to: c }', '{ to: c, when: urgent }');
    const urgent: Asked = ['OpenCase', { by: 'ana', values: { urgent: true } }];
    expect(at(play(source, ['a', 'b']))).toEqual(['after']);
    expect(at(play(source, ['a', 'b'], urgent))).toEqual(['c', 'together', 'together']);
  });

  test('E7.3 a join that needs some goes on once, and whoever comes later ends there', () => {
    const second = play(both('needs: 2,'), ['a', 'b']);
    expect(at(second)).toEqual(['after', 'c']);
    const last = play(both('needs: 2,'), ['a', 'b', 'c']);
    expect(at(last)).toEqual(['after']);
    const late = play(both('needs: 2,'), ['a', 'b', 'after', 'c']);
    expect(late).toMatchObject({ status: 'closed', outcome: 'done', tokens: [], workItems: [] });
  });

  test('E7.3 a join may cancel the branches it does not need, with their work and their timers', () => {
    const state = play(both('needs: 1, rest: cancel,'), ['b']);
    expect(at(state)).toEqual(['after']);
    expect(state.workItems).toHaveLength(1);
    expect(state.timers).toHaveLength(1);
  });

  test('E7.4 a join goes on with fewer where the others cannot come any more', () => {
    const source = both('needs: 3,').replace(works('c', '[{ to: together }]'), works('c', '[{ to: done }]'));
    expect(at(play(source, ['a', 'c', 'b']))).toEqual(['after']);
    expect(at(play(source, ['a', 'b']))).toEqual(['after', 'c']);
  });

  test('E7.5 going back to before the branches began ends them all', () => {
    const source =
      works('first', '[{ to: parts }]') +
      both().replace(
        works('b', '[{ to: together }]'),
        '  b: { kind: work, owner: person cy, due: no deadline, outcomes: { fine: together, again: { to: first, rework: true } } }\n',
      );
    const state = play(source, ['first', 'a', 'b:again']);
    expect(at(state)).toEqual(['first']);
    expect(state.workItems).toHaveLength(1);
    const anew = play(source, ['first', 'a', 'b:again', 'first', 'a', 'b:fine', 'c']);
    expect(at(anew)).toEqual(['after']);
    const workflow = fromSource(source);
    const stood = given(workflow, [OPEN, doneAt(given(workflow, [OPEN]).state, 'first')]);
    const item = stood.state?.workItems.find((each) => each.stage === 'a')?.workItem;
    const sent = given(workflow, [
      OPEN,
      doneAt(given(workflow, [OPEN]).state, 'first'),
      ['SendBack', { by: 'cy', to: 'first', reason: 'Wrong', workItem: item }],
    ]);
    expect(sent.state?.tokens).toHaveLength(1);
    expect(sent.state?.forks).toBeUndefined();
  });

  test('E7.6 branches within branches come together where they belong', () => {
    const source =
      '  outer: { kind: split, next: [{ to: a }, { to: inner }] }\n' +
      '  inner: { kind: split, next: [{ to: b }, { to: c }] }\n' +
      works('a', '[{ to: all }]') +
      works('b', '[{ to: some }]') +
      works('c', '[{ to: some }]') +
      '  some: { kind: join, next: [{ to: d }] }\n' +
      works('d', '[{ to: all }]') +
      '  all: { kind: join, next: [{ to: done }] }\n' +
      '  done: { kind: end }\n';
    expect(at(play(source, ['b', 'c']))).toEqual(['a', 'd']);
    expect(at(play(source, ['b', 'c', 'd']))).toEqual(['a', 'all']);
    expect(play(source, ['a', 'b', 'c', 'd']).status).toBe('closed');
    expect(play(source, ['b', 'c', 'd', 'a']).status).toBe('closed');
  });

  test('E7.6 one join may bring together branches of two splits, and two joins those of one', () => {
    const ragged =
      '  outer: { kind: split, next: [{ to: a }, { to: inner }] }\n' +
      '  inner: { kind: split, next: [{ to: b }, { to: c }] }\n' +
      works('a', '[{ to: all }]') +
      works('b', '[{ to: all }]') +
      works('c', '[{ to: all }]') +
      '  all: { kind: join, next: [{ to: done }] }\n' +
      '  done: { kind: end }\n';
    expect(at(play(ragged, ['b', 'c']))).toEqual(['a', 'all', 'all']);
    expect(play(ragged, ['b', 'a', 'c']).status).toBe('closed');
    const twice =
      '  parts: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n' +
      works('a', '[{ to: two }]') +
      works('b', '[{ to: two }]') +
      '  two: { kind: join, next: [{ to: d }] }\n' +
      works('d', '[{ to: all }]') +
      works('c', '[{ to: all }]') +
      '  all: { kind: join, next: [{ to: done }] }\n' +
      '  done: { kind: end }\n';
    expect(at(play(twice, ['c', 'a', 'b']))).toEqual(['all', 'd']);
    expect(at(play(twice, ['a', 'b', 'd']))).toEqual(['all', 'c']);
    expect(play(twice, ['a', 'b', 'd', 'c']).status).toBe('closed');
  });

  test('E7.7 an end ends its branch, or the whole case where it says so', () => {
    const source = (end: string): string =>
      '  parts: { kind: split, next: [{ to: a }, { to: b }] }\n' +
      works('a', '[{ to: done }]') +
      works('b', '[{ to: stop }]') +
      `  done: { kind: end }\n  stop: { kind: end, ${end} }\n`;
    expect(at(play(source(''), ['b']))).toEqual(['a']);
    expect(play(source(''), ['b', 'a'])).toMatchObject({ status: 'closed', outcome: 'done' });
    const ended = play(source('ends: case'), ['b']);
    expect(ended).toMatchObject({ status: 'closed', outcome: 'stop', tokens: [], workItems: [], timers: [] });
  });

  test('E7.8 joins that wait for each other wait for nothing', () => {
    const source =
      '  parts: { kind: split, next: [{ to: a }, { to: b }] }\n' +
      works('a', '[{ to: one }]') +
      works('b', '[{ to: two }]') +
      '  one: { kind: join, of: parts, next: [{ to: two, when: urgent }, { to: done }] }\n' +
      '  two: { kind: join, of: parts, next: [{ to: one, when: urgent }, { to: done }] }\n' +
      '  done: { kind: end }\n';
    expect(play(source, ['a', 'b']).status).toBe('closed');
  });

  test('E7.9 a split makes as many copies of its branches as a number field says', () => {
    const source =
      '  parts: { kind: split, copies: { field: count }, next: [{ to: a }] }\n' +
      works('a', '[{ to: all }]') +
      '  all: { kind: join, next: [{ to: done }] }\n' +
      '  done: { kind: end }\n';
    const three: Asked = ['OpenCase', { by: 'ana', values: { count: 3 } }];
    expect(at(play(source, [], three))).toEqual(['a', 'a', 'a']);
    expect(at(play(source, ['a', 'a'], three))).toEqual(['a', 'all', 'all']);
    expect(play(source, ['a', 'a', 'a'], three).status).toBe('closed');
    given(fromSource(source)).when('OpenCase', { by: 'ana' }).thenRejected('no-way-on');
  });

  test('E7.8 what waits for each other does not wait, though a scope watches over it', () => {
    const source =
      '  parts: { kind: split, owner: person cy, next: [{ to: a }, { to: b }] }\n' +
      works('a', '[{ to: together }]') +
      '  b: { kind: work, owner: person cy, due: no deadline, while: { at: [c] }, next: [{ to: together }] }\n' +
      '  together: { kind: join, owner: person cy, next: [{ to: c }] }\n' +
      works('c', '[{ to: done }]') +
      '  watch: { kind: scope, owner: person cy, over: [a, b, together, c], for: { gone: { message: stop } }, outcomes: { gone: done } }\n' +
      '  done: { kind: end }\n';
    const state = play(source, ['a']);
    expect(state.workItems.length).toBeGreaterThan(0);
  });
});
