// Edits of the ways out of a stage: transitions in their order, outcomes by name.
import type { StageId } from '../ids.ts';
import { withOutcome } from '../words/flow-settings-follow.ts';
import type { Outcome, Stage, Transition, Workflow } from '../workflow.ts';
import { changeAt, insertAt, moveTo, removeAt } from './lists.ts';
import { changeStage } from './stage-edits.ts';

export type WayEdit =
  | { type: 'AddTransition'; stage: StageId; transition: Transition; index?: number }
  | { type: 'ChangeTransition'; stage: StageId; index: number; changes: Partial<Transition> }
  | { type: 'MoveTransition'; stage: StageId; index: number; to: number }
  | { type: 'RemoveTransition'; stage: StageId; index: number }
  | { type: 'AddOutcome'; stage: StageId; outcome: Outcome; index?: number }
  | { type: 'ChangeOutcome'; stage: StageId; outcome: string; changes: Partial<Outcome> }
  | { type: 'RemoveOutcome'; stage: StageId; outcome: string };

export function editWay(workflow: Workflow, edit: WayEdit): Workflow {
  return changeStage(workflow, edit.stage, (stage) => {
    switch (edit.type) {
      case 'AddTransition':
        return { ...stage, next: insertAt(stage.next, edit.index, edit.transition) };
      case 'ChangeTransition':
        return { ...stage, next: changeAt(stage.next, edit.index, edit.changes).map(withoutEmpty) };
      case 'MoveTransition':
        return { ...stage, next: moveTo(stage.next, edit.index, edit.to) };
      case 'RemoveTransition':
        return { ...stage, next: removeAt(stage.next, edit.index) };
      case 'AddOutcome':
        if (stage.outcomes.some(({ name }) => name === edit.outcome.name)) return stage;
        return { ...stage, outcomes: insertAt(stage.outcomes, edit.index, edit.outcome) };
      case 'ChangeOutcome':
        return changeOutcome(stage, edit.outcome, edit.changes);
      case 'RemoveOutcome': {
        const outcomes = stage.outcomes.filter(({ name }) => name !== edit.outcome);
        return { ...stage, outcomes, settings: withOutcome(stage.settings, edit.outcome, null) };
      }
    }
  });
}

/** What a source leaves out where it is not so, the model leaves out too. */
function withoutEmpty<Way extends Transition | Outcome>(way: Way): Way {
  if (way.accept === true || !('accept' in way)) return way;
  const { accept: _, ...others } = way;
  return others as Way;
}

/** What leads to it goes with its name. */
function changeOutcome(stage: Stage, name: string, changes: Partial<Outcome>): Stage {
  const at = stage.outcomes.findIndex((outcome) => outcome.name === name);
  const outcomes = changedOutcomes(stage.outcomes, name, changes).map(withoutEmpty);
  return { ...stage, outcomes, settings: withOutcome(stage.settings, name, outcomes[at]?.name ?? name) };
}

/** A name that another outcome of the stage has is not taken over. */
function changedOutcomes(
  outcomes: readonly Outcome[],
  name: string,
  changes: Partial<Outcome>,
): readonly Outcome[] {
  const isTaken = changes.name !== name && outcomes.some((outcome) => outcome.name === changes.name);
  return changeAt(
    outcomes,
    outcomes.findIndex((outcome) => outcome.name === name),
    isTaken ? { ...changes, name } : changes,
  );
}
