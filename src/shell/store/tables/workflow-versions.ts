// What was published: frozen, never changed and never removed.
import type { Instant } from '../../../core/base/index.ts';
import type { Workflow } from '../../../core/model/index.ts';
import { type Scope, statement } from '../connections.ts';

export type WorkflowVersionRow = {
  workflowId: string;
  version: number;
  source: string;
  workflow: Workflow;
  note: string | null;
  publishedAt: Instant;
  publishedBy: string | null;
};

const COLUMNS = `workflow_id as "workflowId", version, source, workflow, note, published_at as "publishedAt",
  published_by as "publishedBy"`;
const GET = statement(
  `select ${COLUMNS} from workflow_versions where workspace_id = $1 and workflow_id = $2 and version = $3`,
);
const LIST = statement(
  `select ${COLUMNS} from workflow_versions where workspace_id = $1 and workflow_id = $2 order by version desc`,
);
const CURRENT = statement(
  `select ${COLUMNS} from workflow_versions v where workspace_id = $1 and workflow_id = $2
    and version = (select current_version from workflows where workspace_id = $1 and workflow_id = $2)`,
);
const CURRENT_OF = statement(
  `select ${COLUMNS} from workflow_versions v where workspace_id = $1 and workflow_id = any($2)
    and version = (select current_version from workflows w where w.workspace_id = $1
      and w.workflow_id = v.workflow_id)`,
);
const ADVANCE = statement(
  `update workflows set current_version = coalesce(current_version, 0) + 1, title = $3, description = $4,
      updated_at = now()
    where workspace_id = $1 and workflow_id = $2 returning current_version as version`,
);
const INSERT = statement(
  `insert into workflow_versions (workspace_id, workflow_id, version, source, workflow, note, published_at,
      published_by)
    values ($1, $2, $3, $4, $5, $6, now(), $7)`,
);

export type Publication = { source: string; workflow: Workflow; note: string | null; by: string | null };

export const workflowVersions = {
  get: async (scope: Scope, workflowId: string, version: number): Promise<WorkflowVersionRow | undefined> =>
    (await scope.rows<WorkflowVersionRow>(GET, [scope.workspaceId, workflowId, version]))[0],

  current: async (scope: Scope, workflowId: string): Promise<WorkflowVersionRow | undefined> =>
    (await scope.rows<WorkflowVersionRow>(CURRENT, [scope.workspaceId, workflowId]))[0],

  /** The current versions of those of the workflows that are published. */
  currentOf: (scope: Scope, workflowIds: readonly string[]): Promise<WorkflowVersionRow[]> =>
    scope.rows<WorkflowVersionRow>(CURRENT_OF, [scope.workspaceId, workflowIds]),

  list: (scope: Scope, workflowId: string): Promise<WorkflowVersionRow[]> =>
    scope.rows<WorkflowVersionRow>(LIST, [scope.workspaceId, workflowId]),

  /** Freezes the next version and makes it the current one; undefined where there is no such workflow. Inside one transaction. */
  publish: async (scope: Scope, workflowId: string, published: Publication): Promise<number | undefined> => {
    const { source, workflow, note, by } = published;
    const head = [scope.workspaceId, workflowId, workflow.title, workflow.description];
    const [row] = await scope.rows<{ version: number }>(ADVANCE, head);
    if (row === undefined) return undefined;
    const frozen = [row.version, source, JSON.stringify(workflow), note, by];
    await scope.rows(INSERT, [scope.workspaceId, workflowId, ...frozen]);
    return row.version;
  },
};
