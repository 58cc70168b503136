// The draft of a workflow made ready to be tried, as it stands now.
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import { type Compiled, compile } from '../../../core/engine/index.ts';
import type { Workflow } from '../../../core/model/index.ts';
import type { Refusal } from '../refusal.ts';
import { calendarOf } from '../versions.ts';
import type { DesignGround } from './design-ground.ts';
import { checkSource, showDraft } from './workflow-drafts.ts';

/** **rejects**: a workflow that does not exist, and a draft that cannot be read. */
export async function draftedWorkflow(
  ground: DesignGround,
  workspaceId: string,
  id: string,
): Promise<Result<Workflow, Refusal>> {
  const draft = await showDraft(ground, workspaceId, id);
  if (!draft.ok) return draft;
  const { workflow } = await checkSource(ground, workspaceId, draft.value.source, id);
  return workflow === null ? fail(NOT_READY) : succeed({ ...workflow, id });
}

/** Under version 0, which no case ever has. **rejects** what cannot run. */
export async function readyDraft(
  ground: DesignGround,
  workspaceId: string,
  workflow: Workflow,
): Promise<Result<Compiled, Refusal>> {
  const calendar = await calendarOf(ground.db.in(workspaceId), workflow.calendar);
  const compiled = compile(workflow, 0, calendar);
  return compiled.ok ? compiled : fail(NOT_READY);
}

const NOT_READY: Refusal = {
  kind: 'conflict',
  code: 'draft-not-ready',
  message: 'This workflow has problems to mend first. Then it can be tried.',
};
