// Which workspaces are there, and what are they called?
import { type Runner, type Scope, statement } from '../connections.ts';

/** `sample`: made to look at, and removed whole. */
export type WorkspaceRow = { workspaceId: string; name: string; sample: boolean; createdAt: number };

const GET = statement(
  `select workspace_id as "workspaceId", name, sample, created_at as "createdAt" from workspaces where workspace_id = $1`,
);
const INSERT = statement(
  `insert into workspaces (workspace_id, name, sample, created_at) values ($1, $2, $3, now())
    on conflict (workspace_id) do nothing returning workspace_id`,
);
const NUMBERS = statement('insert into case_numbers (workspace_id) values ($1)');
const LISTED = statement('insert into workspace_ids (workspace_id) values ($1)');
const RENAME = statement('update workspaces set name = $2 where workspace_id = $1');
const REMOVE_SAMPLE = statement('select remove_sample($1) as removed');
const IDS = statement(
  'select workspace_id as "workspaceId" from workspace_ids order by created_at, workspace_id',
);

// Any number will do, as long as every Millrace takes the same one.
const FIRST = statement('select pg_advisory_xact_lock(7205760)');

export const workspaces = {
  get: async (scope: Scope): Promise<WorkspaceRow | undefined> =>
    (await scope.rows<WorkspaceRow>(GET, [scope.workspaceId]))[0],

  /**
   * Makes the workspace of the scope, with everything that each workspace has. Inside one transaction. **shape**: false
   * where there is one of that id. What is made as a sample stays one, and nothing else becomes one.
   */
  create: async (scope: Scope, name: string, sample = false): Promise<boolean> => {
    if ((await scope.rows(INSERT, [scope.workspaceId, name, sample])).length === 0) return false;
    await scope.rows(NUMBERS, [scope.workspaceId]);
    await scope.rows(LISTED, [scope.workspaceId]);
    return true;
  },

  /** Lets one transaction at a time go on, on any server: for making the first workspace of all. */
  first: async (scope: Scope): Promise<void> => {
    await scope.rows(FIRST, []);
  },

  /** Removes the sample workspace of the scope with everything in it. **shape**: false where it is no sample. */
  removeSample: async (scope: Scope): Promise<boolean> =>
    (await scope.rows<{ removed: boolean }>(REMOVE_SAMPLE, [scope.workspaceId]))[0]?.removed === true,

  rename: async (scope: Scope, name: string): Promise<void> => {
    await scope.rows(RENAME, [scope.workspaceId, name]);
  },

  /** The ids of all workspaces, oldest first, for those who serve them all: workers and first start. */
  ids: async (above: Runner): Promise<string[]> =>
    (await above.rows<{ workspaceId: string }>(IDS, [])).map((row) => row.workspaceId),
};
