// A proposed change in the words of a log becomes edits of a workflow whose stages carry those names; or it is said why not.
import { fail, HOUR_MS, type Milliseconds, type Result, succeed } from '../../../base/index.ts';
import type { Directory, Edit, Stage, StageId, Workflow } from '../../../model/index.ts';
import type { ProposedChange } from '../proposal.ts';
import { type Changing, stageCalled } from './changing.ts';
import { carryField, dueText, requireFields, setDue } from './context.ts';
import { addPeople, chooseOwner, keepOneOwner } from './owners.ts';
import { mergeStages, removeStage } from './stages.ts';
import { addTransition, skipWhen } from './ways.ts';

/** **units**: milliseconds. With a directory, a person can be found in a team. */
export type ProposalGround = {
  readonly directory?: Directory | undefined;
  readonly workingDayMs?: Milliseconds | undefined;
};

/** **shape**: `edits` in their order; `workflow` what they make of it; `at` the stage to show. */
export type ProposalEdits = {
  readonly edits: readonly Edit[];
  readonly workflow: Workflow;
  readonly at: StageId;
};

/** A working day where nothing says otherwise. **units**: milliseconds. */
const WORKING_DAY_MS = 8 * HOUR_MS;

/**
 * The edits that make the proposed change. **rejects**: with a sentence for the reader, where a stage or a field is not
 * found, where the change is there already, or where no edit of this workflow would do it.
 */
export function proposalEdits(
  workflow: Workflow,
  change: ProposedChange,
  ground: ProposalGround = {},
): Result<ProposalEdits, string> {
  const found = stagesOf(workflow, change);
  return found.ok ? changed(workflow, change, found.value, ground) : found;
}

/** The stages that a change names, in its order. */
function stagesOf(workflow: Workflow, change: ProposedChange): Result<readonly Stage[], string> {
  const stages: Stage[] = [];
  for (const activity of activitiesOf(change)) {
    const stage = stageCalled(workflow, activity);
    if (stage === undefined)
      return fail(
        `No stage of this workflow is called "${activity}". Add that name to the stage it belongs to, under "Names in imported logs".`,
      );
    stages.push(stage);
  }
  return succeed(stages);
}

function activitiesOf(change: ProposedChange): readonly string[] {
  if ('activities' in change) return change.activities;
  return 'activity' in change ? [change.activity] : [change.from, change.to];
}

function changed(
  workflow: Workflow,
  change: ProposedChange,
  stages: readonly Stage[],
  { directory, workingDayMs = WORKING_DAY_MS }: ProposalGround,
): Result<Changing, string> {
  const [one, other = one] = stages;
  if (one === undefined || other === undefined) return fail('This proposal names no stage.');
  switch (change.kind) {
    case 'remove-stage':
      return removeStage(workflow, one);
    case 'merge-stages':
      return mergeStages(workflow, one, other);
    case 'add-people':
      return addPeople(workflow, one, directory);
    case 'choose-owner':
      return chooseOwner(workflow, one, change.choose, directory);
    case 'set-due':
      return setDue(workflow, one, dueText(change.dueMs, workingDayMs));
    case 'skip-when':
      return skipWhen(workflow, one, change);
    case 'require-fields':
      return requireFields(workflow, one, change.fields);
    case 'add-transition':
      return addTransition(workflow, one, other, change.when);
    case 'keep-one-owner':
      return keepOneOwner(workflow, stages);
    case 'carry-field':
      return carryField(workflow, change.field, one, other);
  }
}
