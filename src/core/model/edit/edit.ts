// One change to a workflow, as a value: what the canvas, the outline and the settings panel all do.
// An edit has no reverse of its own. A workflow is an immutable value, so the one before the edit *is* its reverse:
// undo keeps the earlier workflows, which share every part that did not change, and cannot go wrong where an edit
// reaches far (a removed stage takes its ways along). What an edit did is said by `diffWorkflows`.
import type { Workflow } from '../workflow.ts';
import { type AutomationEdit, editAutomation } from './automation-edits.ts';
import { type RespellEdit, respellAt } from './names/respell-edit.ts';
import { editRecord, type RecordEdit } from './record-edits.ts';
import { editStage, type StageEdit } from './stage-edits.ts';
import { editWay, type WayEdit } from './way-edits.ts';
import { editWorkflow, type WorkflowEdit } from './workflow-edits.ts';

export type Edit = WorkflowEdit | StageEdit | WayEdit | RecordEdit | AutomationEdit | RespellEdit;

/** The workflow after an edit. Total: an edit of something that is not there, or a name already taken, changes nothing. */
export function edit(workflow: Workflow, change: Edit): Workflow {
  switch (change.type) {
    case 'ChangeWorkflow':
    case 'AddIntake':
    case 'ChangeIntake':
    case 'RemoveIntake':
    case 'PlaceStages':
      return editWorkflow(workflow, change);
    case 'AddStage':
    case 'RemoveStage':
    case 'RenameStage':
    case 'MoveStage':
    case 'ChangeStage':
    case 'SetSetting':
      return editStage(workflow, change);
    case 'AddTransition':
    case 'ChangeTransition':
    case 'MoveTransition':
    case 'RemoveTransition':
    case 'AddOutcome':
    case 'ChangeOutcome':
    case 'RemoveOutcome':
      return editWay(workflow, change);
    case 'AddField':
    case 'ChangeField':
    case 'RenameField':
    case 'MoveField':
    case 'RemoveField':
      return editRecord(workflow, change);
    case 'AddAutomation':
    case 'ChangeAutomation':
    case 'ToggleAutomation':
    case 'RemoveAutomation':
      return editAutomation(workflow, change);
    case 'Respell':
      return respellAt(workflow, change);
  }
}
