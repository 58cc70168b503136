// The links of public forms: whoever has one may open a case. They stay readable, so that they can be shown again.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type PublicLinkRow = {
  token: string;
  workflowId: string;
  /** Title of the intake form. */
  intake: string;
  createdAt: Instant;
  createdBy: string | null;
  closedAt: Instant | null;
};

const COLUMNS = `token, workflow_id as "workflowId", intake, created_at as "createdAt", created_by as "createdBy",
  closed_at as "closedAt"`;
const GET = statement(`select ${COLUMNS} from public_links where workspace_id = $1 and token = $2`);
const OF_WORKFLOW = statement(
  `select ${COLUMNS} from public_links where workspace_id = $1 and workflow_id = $2 order by created_at, token`,
);
const INSERT = statement(
  `insert into public_links (workspace_id, token, workflow_id, intake, created_at, created_by)
    values ($1, $2, $3, $4, now(), $5)`,
);
const CLOSE = statement(
  'update public_links set closed_at = now() where workspace_id = $1 and token = $2 and closed_at is null',
);
const CALL = statement(
  'update public_links set intake = $4 where workspace_id = $1 and workflow_id = $2 and intake = $3',
);

export const publicLinks = {
  get: async (scope: Scope, token: string): Promise<PublicLinkRow | undefined> =>
    (await scope.rows<PublicLinkRow>(GET, [scope.workspaceId, token]))[0],

  ofWorkflow: (scope: Scope, workflowId: string): Promise<PublicLinkRow[]> =>
    scope.rows<PublicLinkRow>(OF_WORKFLOW, [scope.workspaceId, workflowId]),

  insert: async (
    scope: Scope,
    { token, workflowId, intake, createdBy }: Omit<PublicLinkRow, 'createdAt' | 'closedAt'>,
  ): Promise<void> => {
    await scope.rows(INSERT, [scope.workspaceId, token, workflowId, intake, createdBy]);
  },

  /** The form of a workflow is called otherwise from now on; its links stay what they are. */
  renameForm: async (scope: Scope, workflowId: string, [from, to]: readonly [string, string]) => {
    await scope.rows(CALL, [scope.workspaceId, workflowId, from, to]);
  },

  close: async (scope: Scope, token: string): Promise<void> => {
    await scope.rows(CLOSE, [scope.workspaceId, token]);
  },
};
