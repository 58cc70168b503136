import { describe, expect, test } from 'vitest';
import { STAGE_KINDS } from '../../../../core/engine/index.ts';
import {
  blankStage,
  blankTransition,
  blankWorkflow,
  edit,
  type Workflow,
} from '../../../../core/model/index.ts';
import { addAfter, addOn, changeKind, connect, removeStage } from './reshape.ts';
import { chooseWait, removeTriggered, triggersOf } from './triggers.ts';

const small: Workflow = blankWorkflow('expense', {
  intake: [{ title: 'Claim', fields: [], from: ['people'], starts: 'check' }],
  stages: [blankStage('check', { next: [blankTransition('done')] }), blankStage('done', { kind: 'end' })],
});

const stage = (workflow: Workflow, id: string) => {
  const found = workflow.stages.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no stage ${id}`);
  return found;
};

describe('Drawing a workflow', () => {
  test('a stage added after another stands on its way', () => {
    const [grown, id] = addAfter(small, 'check', { title: 'Pay out', kind: 'work' });
    expect(id).toBe('pay-out');
    expect(grown.stages.map(({ id }) => id)).toEqual(['check', 'pay-out', 'done']);
    expect(stage(grown, 'check').next[0]?.to).toBe('pay-out');
    expect(stage(grown, 'pay-out').next[0]?.to).toBe('done');
  });

  test('a stage added on a way keeps both its ends', () => {
    const [grown] = addOn(small, { kind: 'intake', index: 0 }, { title: 'Sort', kind: 'work' });
    expect(grown.intake[0]?.starts).toBe('sort');
    expect(stage(grown, 'sort').next[0]?.to).toBe('check');
  });

  test('a second way out comes before the otherwise and is never taken until somebody says when', () => {
    const [grown] = addAfter(small, 'check', { title: 'Pay', kind: 'work' });
    const next = stage(connect(grown, 'check', 'done'), 'check').next;
    expect(next.map(({ to, when }) => [to, when])).toEqual([
      ['done', 'false'],
      ['pay', null],
    ]);
  });

  test('ways out of an approval are outcomes, named as approvals name them; back to an earlier stage is rework', () => {
    const [grown] = addAfter(small, 'check', { title: 'Approve', kind: 'approval' });
    const drawn = connect(connect(grown, 'approve', 'done'), 'approve', 'check');
    expect(stage(drawn, 'approve').outcomes.map(({ name, to, rework }) => [name, to, rework])).toEqual([
      ['approved', 'done', false],
      ['rejected', 'done', false],
      ['returned', 'check', true],
    ]);
  });

  test('what led to a removed stage leads on to where it led', () => {
    const [grown] = addAfter(small, 'check', { title: 'Pay', kind: 'work' });
    expect(stage(removeStage(grown, 'pay'), 'check').next[0]?.to).toBe('done');
    expect(removeStage(small, 'check').intake[0]?.starts).toBe('done');
  });

  test('a stage that becomes a decision keeps its ways as rules, and one that becomes an approval as outcomes', () => {
    const [grown] = addAfter(small, 'check', { title: 'Approve', kind: 'approval' });
    const twice = connect(grown, 'approve', 'check');
    const ruled = changeKind(twice, stage(twice, 'approve'), 'decide');
    expect(stage(ruled, 'approve').next.map(({ when }) => when)).toEqual(['false', null]);
    const picked = changeKind(small, stage(small, 'check'), 'approval');
    expect(stage(picked, 'check').outcomes.map(({ name }) => name)).toEqual(['approved']);
  });

  test('a stage of each kind starts with settings that its kind takes; a subflow asks which workflow', () => {
    const [grown] = addAfter(small, 'check', { title: 'New', kind: 'work' });
    for (const { kind, settings } of STAGE_KINDS) {
      const made = stage(changeKind(grown, stage(grown, 'new'), kind), 'new');
      expect([kind, settings.safeParse(made.settings).success]).toEqual([kind, kind !== 'subflow']);
    }
  });

  test('a stage that becomes a scope watches over what led to it, and no way leads there', () => {
    const [grown] = addAfter(small, 'check', { title: 'Talks', kind: 'work' });
    const scoped = changeKind(grown, stage(grown, 'talks'), 'scope');
    expect(stage(scoped, 'talks')).toMatchObject({
      settings: { over: ['check'], for: { stopped: { by: 'hand' } } },
      outcomes: [{ name: 'stopped', to: 'done' }],
      next: [],
    });
    expect(stage(scoped, 'check').next.map(({ to }) => to)).toEqual(['done']);
  });

  test('another kind keeps what a stage says of when it begins', () => {
    const says = edit(small, { type: 'SetSetting', stage: 'check', setting: 'alone', value: 'desk' });
    expect(stage(changeKind(says, stage(says, 'check'), 'wait'), 'check').settings).toEqual({
      until: '1 day',
      alone: 'desk',
    });
  });

  test('a wait for the first of several keeps its way as the first outcome, and back', () => {
    const waits = changeKind(small, stage(small, 'check'), 'wait');
    const first = chooseWait(waits, stage(waits, 'check'), 'first');
    expect(stage(first, 'check')).toMatchObject({
      settings: { for: { 'too-late': { after: '1 day' } } },
      outcomes: [{ name: 'too-late', to: 'done' }],
      next: [],
    });
    const more = connect(first, 'check', 'done');
    expect(triggersOf(stage(more, 'check'))).toEqual({
      'too-late': { after: '1 day' },
      stopped: { by: 'hand' },
    });
    const back = chooseWait(more, stage(more, 'check'), 'message');
    expect(stage(back, 'check')).toMatchObject({ settings: { message: 'answer-received' }, outcomes: [] });
    expect(stage(back, 'check').settings.for).toBeUndefined();
    expect(stage(back, 'check').next.map(({ to }) => to)).toEqual(['done']);
    expect(triggersOf(stage(removeTriggered(more, 'check', 'stopped'), 'check'))).toEqual({
      'too-late': { after: '1 day' },
    });
  });
});
