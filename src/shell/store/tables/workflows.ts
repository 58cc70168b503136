// Which workflows does the workspace have, and which of their versions is published?
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type WorkflowRow = {
  workflowId: string;
  title: string;
  description: string | null;
  ownerId: string | null;
  /** Null until the first version is published. */
  currentVersion: number | null;
  hasDraft: boolean;
  openCases: number;
  createdAt: Instant;
  updatedAt: Instant;
};

const SELECT = `select w.workflow_id as "workflowId", w.title, w.description, w.owner_id as "ownerId",
    w.current_version as "currentVersion", d.workflow_id is not null as "hasDraft",
    (select count(*) from cases c where c.workspace_id = w.workspace_id and c.workflow_id = w.workflow_id
      and c.status = 'open') as "openCases",
    w.created_at as "createdAt", w.updated_at as "updatedAt"
  from workflows w left join workflow_drafts d on d.workspace_id = w.workspace_id and d.workflow_id = w.workflow_id
  where w.workspace_id = $1`;
const LIST = statement(`${SELECT} and w.archived_at is null order by w.title, w.workflow_id`);
const GET = statement(`${SELECT} and w.workflow_id = $2`);
const CURRENT = statement(
  'select current_version as version from workflows where workspace_id = $1 and workflow_id = $2',
);
const PUBLISHED = statement(
  `select workflow_id as "workflowId", current_version as version from workflows
    where workspace_id = $1 and archived_at is null and current_version is not null order by workflow_id`,
);
const INSERT = statement(
  `insert into workflows (workspace_id, workflow_id, title, description, owner_id, created_at, updated_at)
    values ($1, $2, $3, $4, $5, now(), now()) on conflict do nothing returning workflow_id`,
);
const RENAME = statement(
  `update workflows set title = $3, description = $4, updated_at = now()
    where workspace_id = $1 and workflow_id = $2`,
);
const ARCHIVE = statement(
  'update workflows set archived_at = now() where workspace_id = $1 and workflow_id = $2 and archived_at is null',
);

export type WorkflowHead = Pick<WorkflowRow, 'workflowId' | 'title' | 'description' | 'ownerId'>;

export const workflows = {
  list: (scope: Scope): Promise<WorkflowRow[]> => scope.rows<WorkflowRow>(LIST, [scope.workspaceId]),

  get: async (scope: Scope, workflowId: string): Promise<WorkflowRow | undefined> =>
    (await scope.rows<WorkflowRow>(GET, [scope.workspaceId, workflowId]))[0],

  /** Those that are in use, and the version under which new cases open. */
  published: (scope: Scope): Promise<{ workflowId: string; version: number }[]> =>
    scope.rows<{ workflowId: string; version: number }>(PUBLISHED, [scope.workspaceId]),

  /** The number of the version under which new cases open; undefined until one is published. */
  currentVersion: async (scope: Scope, workflowId: string): Promise<number | undefined> =>
    (await scope.rows<{ version: number | null }>(CURRENT, [scope.workspaceId, workflowId]))[0]?.version ??
    undefined,

  /** False where the workspace already has a workflow of that key. */
  insert: async (
    scope: Scope,
    { workflowId, title, description, ownerId }: WorkflowHead,
  ): Promise<boolean> => {
    const values = [scope.workspaceId, workflowId, title, description, ownerId];
    return (await scope.rows(INSERT, values)).length === 1;
  },

  rename: async (
    scope: Scope,
    { workflowId, title, description }: Omit<WorkflowHead, 'ownerId'>,
  ): Promise<void> => {
    await scope.rows(RENAME, [scope.workspaceId, workflowId, title, description]);
  },

  archive: async (scope: Scope, workflowId: string): Promise<void> => {
    await scope.rows(ARCHIVE, [scope.workspaceId, workflowId]);
  },
};
