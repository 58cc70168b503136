import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOf } from '../../event-log/index.ts';
import { blankStage, blankTransition, blankWorkflow } from '../../model/index.ts';
import { parseTree } from '../../net/index.ts';
import { type IntendedModel, markFlow, surveyFlow } from '../index.ts';
import { distinctTree, traceOf } from './trial/traces-of.ts';

const logFrom = (cases: readonly (readonly string[])[]) =>
  logOf(cases.flatMap((names, c) => names.map((activity, at) => ({ case: String(c), activity, at }))));

function marksOf(cases: readonly string[], model: IntendedModel): string[] {
  const answer = markFlow(model, surveyFlow(logFrom(cases.map((each) => each.split(' ')))));
  if (!answer.ok) throw new Error(answer.problem.message);
  const { activities, paths } = answer.value;
  return [
    ...activities.map(({ name, mark }) => `${name} ${mark}`),
    ...paths.map(({ from, to, mark }) => `${from ?? '|'}>${to ?? '|'} ${mark}`),
  ];
}
const tree = (text: string): IntendedModel => {
  const parsed = parseTree(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return { tree: parsed.value };
};

describe('a marked flow', () => {
  it('MN-C11 tells what happens and is intended, what only happens, and what is only intended', () => {
    expect(marksOf(['a x', 'a b'], tree("->( 'A', X( 'b', 'c' ) )")).sort()).toEqual(
      [
        ...['a allowed', 'x not-in-model', 'b allowed', 'c never-happens'],
        ...['|>a allowed', 'a>b allowed', 'b>| allowed', 'a>x not-in-model', 'x>| not-in-model'],
        ...['a>c never-happens', 'c>| never-happens'],
      ].sort(),
    );
  });

  it('MN-C11 follows the ways of a workflow, decisions passed over, under any name of a stage', () => {
    const to = (...ids: string[]) => ids.map((id) => blankTransition(id));
    const workflow = {
      ...blankWorkflow('claim'),
      intake: [{ title: 'Claim', fields: [], from: ['people' as const], starts: 'check' }],
      stages: [
        blankStage('check', { observed: ['look'], next: to('large') }),
        blankStage('large', { kind: 'decide', next: to('approve', 'closed') }),
        blankStage('approve', { next: to('closed') }),
        blankStage('closed', { kind: 'end' }),
      ],
    };
    expect(marksOf(['look', 'Check look'], { workflow }).sort()).toEqual(
      [
        ...['look allowed', 'Check allowed', 'Approve never-happens'],
        ...['|>look allowed', 'look>| allowed', '|>Check allowed', 'Check>look not-in-model'],
        ...['Check>Approve never-happens', 'Approve>| never-happens'],
      ].sort(),
    );
  });

  it('MN-C11 calls nothing of a history that the model makes unintended', () => {
    fc.assert(
      fc.property(
        distinctTree,
        fc.array(fc.infiniteStream(fc.nat(1_000)), { minLength: 1, maxLength: 5 }),
        (given, choices) => {
          const traces = choices.map((each) => traceOf(given, each)).filter((trace) => trace.length > 0);
          const answer = markFlow({ tree: given }, surveyFlow(logFrom(traces)));
          if (!answer.ok) throw new Error(answer.problem.message);
          const marks = [...answer.value.activities, ...answer.value.paths].map(({ mark }) => mark);
          expect(marks).not.toContain('not-in-model');
        },
      ),
    );
  });

  it('MN-C14 marks paths between what is done beside each other as intended, in either order', () => {
    const to = (...ids: string[]) => ids.map((id) => blankTransition(id));
    const workflow = {
      ...blankWorkflow('claim'),
      intake: [{ title: 'Claim', fields: [], from: ['people' as const], starts: 'both' }],
      stages: [
        blankStage('both', { kind: 'split', next: to('a', 'b') }),
        blankStage('a', { title: 'a', next: to('all') }),
        blankStage('b', { title: 'b', next: to('all') }),
        blankStage('all', { kind: 'join', next: to('c') }),
        blankStage('c', { title: 'c', next: to('closed') }),
        blankStage('closed', { kind: 'end' }),
      ],
    };
    const marks = marksOf(['a b c', 'b a c'], { workflow });
    expect(marks.filter((each) => !each.endsWith(' allowed'))).toEqual([]);
    expect(marks).toEqual(
      expect.arrayContaining(['a>b allowed', 'b>a allowed', '|>b allowed', 'a>c allowed']),
    );
  });
});
