import { describe, expect, test } from 'vitest';
import { blankStage, blankWorkflow, writeWorkflow } from '../../../../core/model/index.ts';
import { beginHistory, changed, type History, redone, retyped, together, undone } from './history.ts';

const source = writeWorkflow(
  blankWorkflow('expense', { stages: [blankStage('check'), blankStage('done', { kind: 'end' })] }),
);

function begun(): History {
  const { history } = beginHistory(source);
  if (history === null) throw new Error('unreadable');
  return history;
}

const titled = (title: string) => (workflow: ReturnType<typeof blankWorkflow>) => ({ ...workflow, title });

describe('The history of a design', () => {
  test('an edit of the model is written into the source, and undo brings both back', () => {
    const after = changed(begun(), titled('Travel'), null, 0);
    expect(after.now.source).toContain('title: Travel');
    expect(undone(after).now.source).toBe(source);
    expect(redone(undone(after)).now.workflow.title).toBe('Travel');
  });

  test('text that cannot be read is kept, and the last readable workflow stays beside it', () => {
    const after = retyped(begun(), `${source}\nstages: [`, 0);
    expect(after.now.source).toContain('stages: [');
    expect(after.now.workflow.stages).toHaveLength(2);
    expect(after.now.faults[0]?.line).not.toBeNull();
  });

  test('typing on in the same place is one step; a pause or another place begins the next', () => {
    let history = changed(begun(), titled('T'), 'title', 0);
    history = changed(history, titled('Tr'), 'title', 500);
    expect(history.past).toHaveLength(1);
    history = changed(history, titled('Tra'), 'title', 5_000);
    history = changed(history, titled('Trav'), 'other', 5_100);
    expect(history.past).toHaveLength(3);
    expect(undone(history).now.workflow.title).toBe('Tra');
  });

  test('an edit that changes nothing is no step', () => {
    expect(changed(begun(), (workflow) => workflow, null, 0).past).toHaveLength(0);
  });

  const described = (description: string) => (workflow: ReturnType<typeof blankWorkflow>) => ({
    ...workflow,
    description,
  });

  test('what somebody else saved meanwhile is in every step made here, and undo takes back what was done here alone', () => {
    const theirs = changed(begun(), described('For trips'), null, 0).now.source;
    const mine = changed(begun(), titled('Travel'), null, 0);
    const both = together(mine, source, theirs);
    expect(both?.now.workflow).toMatchObject({ title: 'Travel', description: 'For trips' });
    expect(both?.now.source).toContain('For trips');
    expect(both && undone(both).now.workflow).toMatchObject({ title: 'Expense', description: 'For trips' });
  });

  test('where both changed the same thing, or a remark was typed in the source, nothing is put together', () => {
    const theirs = changed(begun(), titled('Journey'), null, 0).now.source;
    expect(together(changed(begun(), titled('Travel'), null, 0), source, theirs)).toBeNull();
    const remarked = retyped(begun(), `# ask Ana first\n${source.replace('Done', 'Over')}`, 0);
    const other = changed(begun(), described('For trips'), null, 0).now.source;
    expect(together(remarked, source, other)).toBeNull();
  });
});
