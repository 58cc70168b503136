// Which workspaces are there, and what are they called?
import { type Runner, type Scope, statement } from '../connections.ts';

export type WorkspaceRow = { workspaceId: string; name: string; createdAt: number };

const GET = statement(
  `select workspace_id as "workspaceId", name, created_at as "createdAt" from workspaces where workspace_id = $1`,
);
const INSERT = statement('insert into workspaces (workspace_id, name, created_at) values ($1, $2, now())');
const NUMBERS = statement('insert into case_numbers (workspace_id) values ($1)');
const LISTED = statement('insert into workspace_ids (workspace_id) values ($1)');
const RENAME = statement('update workspaces set name = $2 where workspace_id = $1');
const IDS = statement(
  'select workspace_id as "workspaceId" from workspace_ids order by created_at, workspace_id',
);

export const workspaces = {
  get: async (scope: Scope): Promise<WorkspaceRow | undefined> =>
    (await scope.rows<WorkspaceRow>(GET, [scope.workspaceId]))[0],

  /** Makes the workspace of the scope, with everything that each workspace has. Inside one transaction. */
  create: async (scope: Scope, name: string): Promise<void> => {
    await scope.rows(INSERT, [scope.workspaceId, name]);
    await scope.rows(NUMBERS, [scope.workspaceId]);
    await scope.rows(LISTED, [scope.workspaceId]);
  },

  rename: async (scope: Scope, name: string): Promise<void> => {
    await scope.rows(RENAME, [scope.workspaceId, name]);
  },

  /** The ids of all workspaces, oldest first, for those who serve them all: workers and first start. */
  ids: async (above: Runner): Promise<string[]> =>
    (await above.rows<{ workspaceId: string }>(IDS, [])).map((row) => row.workspaceId),
};
