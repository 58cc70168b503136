import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryWorkflow } from '../../../../../test/arbitrary/workflow.ts';
import { canonicalJson } from '../../../base/index.ts';
import type { Workflow } from '../../workflow.ts';
import { blankField, blankStage, blankTransition, blankWorkflow } from '../blank.ts';
import { type Edit, edit } from '../edit.ts';
import { diffWorkflows } from './diff-workflows.ts';
import { mergeWorkflows } from './merge-workflows.ts';

const base: Workflow = blankWorkflow('expense', {
  record: { amount: blankField('amount') },
  intake: [{ title: 'Expense', fields: [], from: ['people'], starts: 'check' }],
  stages: [
    blankStage('check', { next: [blankTransition('approve')] }),
    blankStage('approve', { next: [blankTransition('done')] }),
    blankStage('done', { kind: 'end' }),
  ],
});

const after = (...edits: Edit[]) => edits.reduce(edit, base);
const says = (stage: string, description: string): Edit => ({
  type: 'ChangeStage',
  ...{ stage, changes: { description } },
});
const renames = (stage: string, title: string): Edit => ({
  type: 'ChangeStage',
  ...{ stage, changes: { title } },
});
const adds = (id: string, index: number): Edit => ({ type: 'AddStage', stage: blankStage(id), index });

describe('MODEL-E8 what two made of a workflow at once', () => {
  it('has both where they changed different stages, or different things of one', () => {
    const [mine, theirs] = [
      after(says('check', 'Look'), renames('approve', 'Sign')),
      after(says('approve', 'Yes')),
    ];
    const both = after(says('check', 'Look'), renames('approve', 'Sign'), says('approve', 'Yes'));
    expect(mergeWorkflows(base, mine, theirs)).toEqual(both);
  });

  it('has what each added where it stood, and lacks what each took away', () => {
    const mine = after(adds('scan', 1), { type: 'RemoveField', field: 'amount' });
    const theirs = after(adds('pay', 2), { type: 'AddField', field: 'note', definition: blankField('note') });
    const merged = mergeWorkflows(base, mine, theirs);
    expect(merged?.stages.map(({ id }) => id)).toEqual(['check', 'scan', 'approve', 'pay', 'done']);
    expect(Object.keys(merged?.record ?? {})).toEqual(['note']);
  });

  it('is nothing where both changed the same thing differently, or one changed what the other took away', () => {
    expect(mergeWorkflows(base, after(renames('check', 'A')), after(renames('check', 'B')))).toBeNull();
    const without = after({ type: 'RemoveStage', stage: 'approve' });
    expect(mergeWorkflows(base, without, after(says('approve', 'Yes')))).toBeNull();
    expect(
      mergeWorkflows(base, after(adds('scan', 0)), after(adds('scan', 2), says('scan', 'No'))),
    ).toBeNull();
  });

  it('is nothing where one leads to a stage that the other took away', () => {
    const leads = after({ type: 'AddTransition', stage: 'check', transition: blankTransition('approve') });
    const alone = edit(base, { type: 'RemoveTransition', stage: 'check', index: 0 });
    const [from, without] = [alone, edit(alone, { type: 'RemoveStage', stage: 'approve' })];
    expect(leads).not.toEqual(base);
    const back = edit(from, {
      type: 'AddTransition',
      stage: 'check',
      transition: blankTransition('approve'),
    });
    expect(mergeWorkflows(from, back, without)).toBeNull();
  });

  it('is what one made where the other made nothing, of any two workflows, and clashes from both sides alike', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, arbitraryWorkflow, arbitraryWorkflow, (was, mine, theirs) => {
        expect(mergeWorkflows(was, mine, was)).toEqual(mine);
        expect(canonicalJson(mergeWorkflows(was, was, mine))).toBe(canonicalJson(mine));
        expect(mergeWorkflows(was, mine, mine)).toEqual(mine);
        const [one, other] = [mergeWorkflows(was, mine, theirs), mergeWorkflows(was, theirs, mine)];
        expect(one === null).toBe(other === null);
      }),
    );
  });

  it('says of any two edits everything that each alone says', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.nat(), fc.nat(), (was, left, right) => {
        const stages = was.stages.map(({ id }) => id);
        const [a = '', b = ''] = [stages[left % stages.length], stages[right % stages.length]];
        const due = { kind: 'no-deadline' } as const;
        const mine = edit(was, says(a, 'mine'));
        const theirs = edit(was, { type: 'ChangeStage', stage: b, changes: { due } });
        const merged = mergeWorkflows(was, mine, theirs);
        expect(merged && diffWorkflows(theirs, merged)).toEqual(diffWorkflows(was, mine));
        expect(merged && diffWorkflows(mine, merged)).toEqual(diffWorkflows(was, theirs));
      }),
    );
  });
});
