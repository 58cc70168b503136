// What can be done about a stage that no way leads to, and about a workflow that nothing ends?
import {
  blankStage,
  blankTransition,
  type Edit,
  type Fix,
  type Stage,
  type Workflow,
} from '../../model/index.ts';

/** A stage that could be led on by a plain way: nobody picks among outcomes there. */
const goesOn = ({ kind, outcomes }: Stage): boolean =>
  kind !== 'end' && kind !== 'approval' && outcomes.length === 0;

/** Lead the stage above here, or remove it: somebody has to say which. */
export function unreachableChoices(workflow: Workflow, stage: Stage): Fix[] {
  const above = workflow.stages[workflow.stages.indexOf(stage) - 1];
  const edits = above === undefined ? null : leadHere(above, stage);
  const remove: Fix = {
    words: `Remove ${stage.title}`,
    edits: [{ type: 'RemoveStage', stage: stage.id }],
  };
  return edits === null || above === undefined
    ? [remove]
    : [{ words: `Lead ${above.title} here`, edits }, remove];
}

/** Behind a stage that leads nowhere yet, or between it and where it leads without a rule. */
function leadHere(above: Stage, stage: Stage): Edit[] | null {
  if (!goesOn(above)) return null;
  const index = above.next.findIndex(({ when }) => when === null);
  const onward = above.next[index];
  const lead: Edit = { type: 'AddTransition', stage: above.id, transition: blankTransition(stage.id) };
  if (onward === undefined) return [lead];
  const between: Edit = { type: 'ChangeTransition', stage: above.id, index, changes: { to: stage.id } };
  if (stage.next.some(({ to }) => to === onward.to)) return [between];
  if (!goesOn(stage) || stage.next.length > 0) return null;
  return [between, { type: 'AddTransition', stage: stage.id, transition: blankTransition(onward.to) }];
}

/** An end, and a way there from each stage that leads nowhere; null where none does, so that nobody knows what ends a case. */
export function missingEnd({ stages }: Workflow): Fix | null {
  const last = stages.filter((stage) => goesOn(stage) && stage.next.length === 0);
  const id = ['done', 'end', 'ended', 'closed'].find((each) => !stages.some((stage) => stage.id === each));
  if (last.length === 0 || id === undefined) return null;
  const end = blankStage(id, { kind: 'end' });
  return {
    words: `Add ${end.title} behind ${last.map(({ title }) => title).join(', ')}`,
    edits: [
      { type: 'AddStage', stage: end },
      ...last.map(
        (stage): Edit => ({ type: 'AddTransition', stage: stage.id, transition: blankTransition(id) }),
      ),
    ],
  };
}
