// What is being designed: one draft per workflow, with a revision so that two people do not overwrite each other.
import type { Instant, Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** `workflow` is null while the source cannot be read as one. */
export type WorkflowDraftRow = {
  workflowId: string;
  source: string;
  workflow: Json;
  logId: string | null;
  revision: number;
  updatedAt: Instant;
  updatedBy: string | null;
};

const SELECT = `select workflow_id as "workflowId", source, workflow, log_id as "logId", revision,
    updated_at as "updatedAt", updated_by as "updatedBy"
  from workflow_drafts where workspace_id = $1 and workflow_id = $2`;
const GET = statement(SELECT);
const HOLD = statement(`${SELECT} for update`);
const INSERT = statement(
  `insert into workflow_drafts (workspace_id, workflow_id, source, workflow, log_id, revision, updated_at, updated_by)
    values ($1, $2, $3, $4, $5, $7, now(), $6) on conflict do nothing returning revision`,
);
const SAVE = statement(
  `update workflow_drafts set source = $4, workflow = $5, revision = revision + 1, updated_at = now(), updated_by = $6
    where workspace_id = $1 and workflow_id = $2 and revision = $3 returning revision`,
);
const REMOVE = statement('delete from workflow_drafts where workspace_id = $1 and workflow_id = $2');

export type DraftContent = { source: string; workflow: Json; by: string | null };

export const workflowDrafts = {
  get: async (scope: Scope, workflowId: string): Promise<WorkflowDraftRow | undefined> =>
    (await scope.rows<WorkflowDraftRow>(GET, [scope.workspaceId, workflowId]))[0],

  /** The same, held until the transaction ends: of two who publish it, the second finds it gone. */
  hold: async (scope: Scope, workflowId: string): Promise<WorkflowDraftRow | undefined> =>
    (await scope.rows<WorkflowDraftRow>(HOLD, [scope.workspaceId, workflowId]))[0],

  /** False where there is a draft already. `from` is its first revision. */
  insert: async (
    scope: Scope,
    workflowId: string,
    draft: DraftContent & { logId: string | null; from?: number },
  ): Promise<boolean> => {
    const { source, workflow, logId, by, from = 1 } = draft;
    const values = [scope.workspaceId, workflowId, source, JSON.stringify(workflow), logId, by, from];
    return (await scope.rows(INSERT, values)).length === 1;
  },

  /** The new revision, or undefined where somebody saved after `revision`. */
  save: async (
    scope: Scope,
    workflowId: string,
    revision: number,
    { source, workflow, by }: DraftContent,
  ): Promise<number | undefined> => {
    const values = [scope.workspaceId, workflowId, revision, source, JSON.stringify(workflow), by];
    return (await scope.rows<{ revision: number }>(SAVE, values))[0]?.revision;
  },

  remove: async (scope: Scope, workflowId: string): Promise<void> => {
    await scope.rows(REMOVE, [scope.workspaceId, workflowId]);
  },
};
