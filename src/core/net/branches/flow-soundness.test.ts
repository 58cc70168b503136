import { describe, expect, it } from 'vitest';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { exploreFlow, soundnessOfFlow } from '../index.ts';

const to = (...stages: string[]) => ({ next: stages.map((stage) => blankTransition(stage)) });
const flow = (...stages: Stage[]): Workflow =>
  blankWorkflow('flow', {
    intake: [{ title: 'Ask', fields: [], from: ['people'], starts: stages[0]?.id ?? '' }],
    stages: [...stages, blankStage('done', { kind: 'end' })],
  });
const split = (id: string, ...targets: string[]) => blankStage(id, { kind: 'split', ...to(...targets) });
const join = (id: string, target: string, settings: Stage['settings'] = {}) =>
  blankStage(id, { kind: 'join', settings, ...to(target) });
const work = (id: string, target: string) => blankStage(id, to(target));

/** Somebody picks whether to go there, or to the end. */
const either = (id: string, target: string) =>
  blankStage(id, { outcomes: [blankOutcome('yes', target), blankOutcome('no', 'done')] });

const faultsOf = (workflow: Workflow): string[] =>
  soundnessOfFlow(workflow).faults.map(
    ({ kind, stage, path }) => `${kind} ${stage}${path.length > 0 ? `: ${path.join(' ')}` : ''}`,
  );

describe('the soundness of branches', () => {
  it('NT-10 is sound where all branches come together, and says how many states there are', () => {
    const both = flow(split('parts', 'a', 'b'), work('a', 'all'), work('b', 'all'), join('all', 'done'));
    expect(soundnessOfFlow(both)).toEqual({ verdict: 'sound', faults: [], states: 5 });
  });

  it('NT-10 names a stage to which no case comes, since another branch ends the case or cancels it first', () => {
    const ends = blankStage('stop', { kind: 'end', settings: { ends: 'case' } });
    const stopped = flow(split('parts', 'a', 'stop'), work('a', 'b'), work('b', 'done'), ends);
    expect(faultsOf(stopped)).toEqual(['never-entered a', 'never-entered b', 'never-entered done']);
    const rest = { needs: 1, rest: 'cancel' };
    const cancelled = flow(
      split('parts', 'a', 'first'),
      work('a', 'b'),
      work('b', 'first'),
      join('first', 'c', rest),
      work('c', 'done'),
    );
    expect(faultsOf(cancelled)).toEqual(['never-entered a', 'never-entered b']);
  });

  it('NT-10 names a split that adds branches each time round beside those that still run', () => {
    const round = flow(
      split('parts', 'a', 'b', 'c'),
      ...[work('a', 'first'), work('b', 'first'), work('c', 'first')],
      join('first', 'again', { needs: 1 }),
      blankStage('again', { outcomes: [blankOutcome('yes', 'parts'), blankOutcome('no', 'done')] }),
    );
    expect(soundnessOfFlow(round).verdict).toBe('unsound');
    expect(faultsOf(round)[0]).toMatch(/^piling-up parts: parts a .*again parts/);
    const mended = {
      ...round,
      stages: round.stages.map((each) =>
        each.id === 'first' ? join('first', 'again', { needs: 1, rest: 'cancel' }) : each,
      ),
    };
    expect(faultsOf(mended)).toEqual([]);
  });

  it('NT-10 names a join that may get fewer than it needs, and joins that wait for each other', () => {
    const fewer = flow(
      split('parts', 'a', 'b'),
      blankStage('a', { outcomes: [blankOutcome('yes', 'two'), blankOutcome('no', 'done')] }),
      ...[work('b', 'two'), join('two', 'done', { needs: 2 })],
    );
    expect(faultsOf(fewer)).toEqual(['gets-fewer two: parts a b two done']);
    const crossed = flow(
      ...[split('parts', 'a', 'b'), work('a', 'one'), work('b', 'other')],
      ...[join('one', 'c'), join('other', 'd'), either('c', 'other'), either('d', 'one')],
    );
    expect(faultsOf(crossed).map((fault) => fault.split(':')[0])).toEqual([
      'joins-wait one',
      'joins-wait other',
    ]);
  });

  it('NT-10 names what no case can leave any more', () => {
    const stuck = flow(split('parts', 'a', 'b'), work('a', 'a'), work('b', 'done'));
    expect(soundnessOfFlow(stuck)).toMatchObject({ verdict: 'unsound', faults: [{ kind: 'cannot-end' }] });
  });

  it('NT-11 says that it does not know where there are more states than it may look at', () => {
    const many = Array.from({ length: 8 }, (_, at) => `s${at}`);
    const wide = flow(split('parts', ...many), ...many.map((id) => work(id, 'all')), join('all', 'done'));
    expect(soundnessOfFlow(wide).verdict).toBe('sound');
    expect(soundnessOfFlow(wide, 50)).toMatchObject({ verdict: 'unknown', faults: [] });
    expect(exploreFlow(wide, 50).states.length).toBeLessThan(70);
  });

  it('NT-11 does not tell apart stages that but follow each other', () => {
    const row = Array.from({ length: 50 }, (_, at) => `r${at}`);
    const stages = row.map((id, at) => work(id, row[at + 1] ?? 'all'));
    const long = flow(split('parts', 'r0', 'b'), ...stages, work('b', 'all'), join('all', 'done'));
    expect(soundnessOfFlow(long)).toEqual({ verdict: 'sound', faults: [], states: 5 });
  });

  it('NT-12 lets a scope end all that is in it, at any time', () => {
    const scope = blankStage('limit', {
      ...{ kind: 'scope', settings: { over: ['a', 'b'], for: { late: { after: '2 days' } } } },
      outcomes: [blankOutcome('late', 'c')],
    });
    const watched = flow(
      split('parts', 'a', 'b'),
      work('a', 'all'),
      work('b', 'all'),
      join('all', 'done'),
      scope,
      work('c', 'done'),
    );
    const space = exploreFlow(watched);
    const ids = watched.stages.map(({ id }) => id);
    const places = space.states.slice(1).map(({ tokens }) =>
      tokens
        .map(({ stage }) => ids[stage])
        .sort()
        .join(' '),
    );
    expect([...new Set(places)].sort()).toEqual(['', 'a all', 'a b', 'all b', 'c']);
    expect(soundnessOfFlow(watched).verdict).toBe('sound');
  });

  it('NT-12 lets a stage be missed that is open only while another is', () => {
    const open = blankStage('b', { ...to('all'), settings: { while: { at: ['a'], else: 'c' } } });
    const parts = flow(
      split('parts', 'a', 'b'),
      work('a', 'all'),
      open,
      work('c', 'all'),
      join('all', 'done'),
    );
    const space = exploreFlow(parts);
    const ids = parts.stages.map(({ id }) => id);
    const places = space.states.map(({ tokens }) =>
      tokens
        .map(({ stage }) => ids[stage])
        .sort()
        .join(' '),
    );
    expect(places).toContain('a c');
    expect(soundnessOfFlow(parts).verdict).toBe('sound');
  });
});
