import { describe, expect, test } from 'vitest';
import type { Workflow } from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { office } from '../trial/people.ts';
import { alwaysRuns, checkTogether } from './endless.ts';
import { checkSources } from './mend-source.ts';
import { validate } from './validate.ts';

const done = '  done: { kind: end }\n';
const named = (id: string, stages: string): Workflow => ({
  ...fromSource(stages),
  id,
  title: id.toUpperCase(),
});
/** Every case of it runs another. */
const runs = (id: string, other: string, more = ''): Workflow =>
  named(
    id,
    `  first: { kind: work, owner: person cy, due: no deadline, next: sub }\n  sub: { kind: subflow, owner: person cy, workflow: ${other}${more}, next: done }\n${done}`,
  );
/** Whoever works at it first says whether there is another. */
const asks = (id: string, other: string): Workflow =>
  named(
    id,
    `  first: { kind: work, owner: person cy, due: no deadline, outcomes: { again: { to: sub }, enough: { to: done } } }\n  sub: { kind: subflow, owner: person cy, workflow: ${other}, next: done }\n${done}`,
  );
const alone = (workflow: Workflow) =>
  validate(workflow, office).filter(({ code }) => code === 'subflow-without-end');

describe('cases that open one another without end', () => {
  test('E9.7 a workflow whose every case runs another of it is refused, with place and remedy', () => {
    expect(alone(runs('a', 'a'))).toEqual([
      {
        ...{ code: 'subflow-without-end', severity: 'error', at: 'stages.sub.settings.workflow' },
        message: 'Every case comes here and opens another of the same workflow, so none would ever end.',
        remedy: 'Lead a way past this stage, or name another workflow.',
        ...{ line: null, column: null },
      },
    ]);
  });

  test.each<[string, Workflow]>([
    ['a way leads past it', asks('a', 'a')],
    ['it runs one for each of a list, which may be empty', runs('a', 'a', ', each: { field: names, as: x }')],
    ['it is only open for a while', runs('a', 'a', ', while: { at: [first] }')],
    ['it runs another workflow', runs('a', 'b')],
    ['no form opens cases of it', { ...runs('a', 'a'), intake: [] }],
  ])('E9.7 a workflow that runs itself may be, where %s', (_, workflow) => {
    expect(alone(workflow)).toEqual([]);
    expect(checkTogether(workflow, [])).toEqual([]);
  });

  test('E9.7 it counts where a case comes in that another opens: by the first form', () => {
    const [form] = runs('a', 'a').intake;
    if (form === undefined) throw new Error('It has a form.');
    const behind = { ...form, starts: 'done' };
    expect(alone({ ...runs('a', 'a'), intake: [behind, form] })).toEqual([]);
    expect(alone({ ...runs('a', 'a'), intake: [form, behind] })).toHaveLength(1);
  });

  test('E9.7 workflows whose cases always run one another are refused together, and the others are named', () => {
    const [a, b, c] = [runs('a', 'b'), runs('b', 'c'), runs('c', 'a')];
    for (const each of [a, b, c]) expect(alone(each)).toEqual([]);
    expect(checkTogether(a, [b, c])).toMatchObject([
      {
        ...{ code: 'subflow-without-end', severity: 'error', at: 'stages.sub.settings.workflow' },
        message:
          'Every case comes here and opens another of the same workflow, by way of "B", "C", so none would ever end.',
      },
    ]);
    expect(checkTogether(c, [a, b])).toHaveLength(1);
    expect(checkTogether(a, [b])).toEqual([]);
    expect(checkTogether(a, [b, asks('c', 'a')])).toEqual([]);
    // Those it leads into may well have no end; that is theirs to say.
    expect(checkTogether(runs('d', 'a'), [a, b, c])).toEqual([]);
    expect(checkTogether(a, [runs('b', 'b')])).toEqual([]);
  });

  test('E9.7 one that runs itself and others too is told of each by itself, and of its own ring once', () => {
    const both = named(
      'a',
      `  own: { kind: subflow, owner: person cy, workflow: a, next: other }\n  other: { kind: subflow, owner: person cy, workflow: b, next: done }\n${done}`,
    );
    expect(alone(both).map(({ at }) => at)).toEqual(['stages.own.settings.workflow']);
    expect(checkTogether(both, [runs('b', 'a')]).map(({ at }) => at)).toEqual([
      'stages.other.settings.workflow',
    ]);
    expect(checkTogether(runs('a', 'a'), [])).toEqual([]);
  });

  test('E9.7 of a workflow it is known what each of its cases runs, and at which stage', () => {
    const two = named(
      'a',
      `  one: { kind: subflow, owner: person cy, workflow: b, next: two }\n  two: { kind: subflow, owner: person cy, workflow: c, next: done }\n${done}`,
    );
    expect([...alwaysRuns(two)]).toEqual([
      ['b', 'one'],
      ['c', 'two'],
    ]);
    expect([...alwaysRuns(asks('a', 'b'))]).toEqual([]);
    expect([...alwaysRuns(fromSource(`${works('look', 'done')}${done}`))]).toEqual([]);
  });

  test('E9.7 of several sources each has what is wrong with it, its place in it, and those that cannot be read are no part', () => {
    const source = (id: string, other: string) =>
      `workflow: ${id}\nrecord: { subject: { type: text } }\nintake: [{ form: { fields: [subject], from: [people] }, starts: run }]\nstages:\n  run: { kind: subflow, owner: requester, workflow: ${other}, next: [{ to: done }] }\n  done: { kind: end }\n`;
    const codes = (sources: readonly string[]) =>
      checkSources(sources).map((each) => each.map(({ code, line }) => `${code} ${line}`));
    const ring = ['subflow-without-end 5'];
    expect(codes([source('a', 'b'), source('b', 'a'), source('c', 'a')])).toEqual([ring, ring, []]);
    expect(codes([source('a', 'a')])).toEqual([ring]);
    const [unread, read] = codes(['workflow: b\nstages: [', source('a', 'b')]);
    expect(unread?.[0]).toMatch(/^source-syntax/);
    expect(read).toEqual([]);
  });
});
