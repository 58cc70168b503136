import { describe, expect, test } from 'vitest';
import { blankOutcome, blankStage, blankTransition, type Workflow } from '../../../model/index.ts';
import { type Asked, given, type Scene } from '../../trial/given.ts';
import { END, oneStage } from '../../trial/workflows.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '100' } }];
const decide = (by: string, workItem: string): Asked => [
  'CompleteWorkItem',
  { by, workItem, outcome: 'approved' },
];

describe('E10.10 two approvals side by side, where nobody decides twice', () => {
  const both = (first: object, second: object): Workflow => {
    const fork = blankStage('fork', {
      kind: 'split',
      next: [blankTransition('one'), blankTransition('two')],
    });
    const approvals = [first, second].map((more, index) =>
      blankStage(index === 0 ? 'one' : 'two', {
        kind: 'approval',
        owner: { kind: 'person', person: 'bo' },
        outcomes: [blankOutcome('approved', 'both')],
        settings: { decides: { once: true, ...more } },
      }),
    );
    const join = blankStage('both', { kind: 'join', next: [blankTransition('done')] });
    const base = oneStage();
    const intake = base.intake.map((each) => ({ ...each, starts: 'fork' }));
    return { ...base, intake, stages: [fork, ...approvals, join, END] };
  };
  const openAt = (scene: Scene, stage: string) =>
    scene.state?.workItems.filter((item) => item.stage === stage).map(({ owner }) => owner);
  const itemAt = (scene: Scene, stage: string): string =>
    scene.state?.workItems.find((item) => item.stage === stage)?.workItem ?? '';

  test('what they had open at the other goes to the next, with the reason, and the case can end', () => {
    const workflow = both({}, {});
    const before = given(workflow, [opened]);
    expect([openAt(before, 'one'), openAt(before, 'two')]).toEqual([['bo'], ['bo']]);
    const first = decide('bo', itemAt(before, 'one'));
    const after = given(workflow, [opened, first]);
    expect(openAt(after, 'two')).toEqual(['max']);
    expect(after.events).toContainEqual(
      expect.objectContaining({
        type: 'WorkItemWithdrawn',
        reason: 'Bo Chen decided at another stage, and nobody decides twice',
      }),
    );
    const end = given(workflow, [opened, first, decide('max', itemAt(after, 'two'))]);
    expect(end.state?.status).toBe('closed');
  });

  test('one of several goes to whoever takes what has no other owner, and the others keep theirs', () => {
    const workflow = both({}, { by: 'all', who: [{ owner: 'person bo' }, { owner: 'person cy' }] });
    const before = given(workflow, [opened]);
    const after = given(workflow, [opened, decide('bo', itemAt(before, 'one'))]);
    expect(openAt(after, 'two')?.sort()).toEqual(['cy', 'max']);
    expect(after.state?.tokens.find(({ stage }) => stage === 'two')?.instances).toHaveLength(2);
  });

  test('a pool that others may still take from is left as it is', () => {
    const workflow = both({}, { by: 'any', who: [{ everyone: 'finance' }] });
    const before = given(workflow, [opened]);
    const after = given(workflow, [opened, decide('bo', itemAt(before, 'one'))]);
    expect(after.events.filter(({ type }) => type === 'WorkItemWithdrawn')).toEqual([]);
    after.when('ClaimWorkItem', { by: 'bo', workItem: itemAt(after, 'two') }).thenRejected('may-not-decide');
    expect(after.when('ClaimWorkItem', { by: 'cy', workItem: itemAt(after, 'two') }).decision.ok).toBe(true);
  });

  test('a question that was asked before deciding is taken back with the decision', () => {
    const workflow = both({}, { ask: true });
    const before = given(workflow, [opened]);
    const ask: Asked = [
      'AskForInformation',
      { by: 'bo', workItem: itemAt(before, 'two'), question: 'Which?', whom: 'cy' },
    ];
    const after = given(workflow, [opened, ask, decide('bo', itemAt(before, 'one'))]);
    expect(after.state?.workItems.map(({ owner, question }) => [owner, question])).toEqual([
      ['max', undefined],
    ]);
  });

  test('E10.10 a question that whoever decides was asked at the other approval stays theirs', () => {
    const workflow = both({}, { ask: true, who: [{ owner: 'person cy' }], by: 'all' });
    const before = given(workflow, [opened]);
    const ask: Asked = [
      'AskForInformation',
      { by: 'cy', workItem: itemAt(before, 'two'), question: 'Which?', whom: 'bo' },
    ];
    const after = given(workflow, [opened, ask, decide('bo', itemAt(before, 'one'))]);
    expect(after.state?.workItems.map(({ owner, question }) => [owner, question !== undefined])).toEqual([
      ['cy', false],
      ['bo', true],
    ]);
  });

  test('E10.10 a pool of which all may decide no more goes to the next', () => {
    const workflow = both(
      { by: 'all', who: [{ owner: 'person bo' }, { owner: 'person cy' }] },
      { by: 'any', who: [{ everyone: 'finance' }] },
    );
    const before = given(workflow, [opened]);
    const first = decide('bo', itemAt(before, 'one'));
    const between = given(workflow, [opened, first]);
    expect(openAt(between, 'two')).toEqual([null]);
    const after = given(workflow, [opened, first, decide('cy', itemAt(between, 'one'))]);
    expect(openAt(after, 'two')).toEqual(['max']);
  });

  test('E10.3 an approval that does not ask for it may be decided by whoever decided before', () => {
    const workflow = both({}, { once: false });
    const before = given(workflow, [opened]);
    const after = given(workflow, [opened, decide('bo', itemAt(before, 'one'))]);
    expect(openAt(after, 'two')).toEqual(['bo']);
    expect(after.when(...decide('bo', itemAt(after, 'two'))).decision.ok).toBe(true);
  });
});
