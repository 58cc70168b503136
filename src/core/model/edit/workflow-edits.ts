// Edits of the workflow as a whole, its intake forms, and where the canvas draws its stages.
import type { StageId } from '../ids.ts';
import type { Intake, Workflow } from '../workflow.ts';
import { changeAt, insertAt, removeAt } from './lists.ts';

export type WorkflowEdit =
  | {
      type: 'ChangeWorkflow';
      changes: Partial<
        Pick<Workflow, 'id' | 'title' | 'description' | 'owner' | 'caseTitle' | 'calendar' | 'pauseReasons'>
      >;
    }
  | { type: 'AddIntake'; intake: Intake; index?: number }
  | { type: 'ChangeIntake'; index: number; changes: Partial<Intake> }
  | { type: 'RemoveIntake'; index: number }
  | { type: 'PlaceStages'; places: { readonly [stage: StageId]: { x: number; y: number } } };

export function editWorkflow(workflow: Workflow, edit: WorkflowEdit): Workflow {
  switch (edit.type) {
    case 'ChangeWorkflow':
      return { ...withFormsNamed(workflow, edit.changes.title), ...edit.changes };
    case 'AddIntake':
      return { ...workflow, intake: insertAt(workflow.intake, edit.index, edit.intake) };
    case 'ChangeIntake':
      return { ...workflow, intake: changeAt(workflow.intake, edit.index, edit.changes) };
    case 'RemoveIntake':
      return { ...workflow, intake: removeAt(workflow.intake, edit.index) };
    case 'PlaceStages':
      return { ...workflow, canvas: { ...workflow.canvas, ...edit.places } };
  }
}

/** A form that is called as its workflow stays so when the workflow is called otherwise. */
function withFormsNamed(workflow: Workflow, title = workflow.title): Workflow {
  const intake = workflow.intake.map((form) => (form.title === workflow.title ? { ...form, title } : form));
  return { ...workflow, intake };
}
