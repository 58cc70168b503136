// Which runs of a workflow were kept as tests of it?
import type { Instant, Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** **shape**: `run` as it is played, `expected` what came of it when it was kept or last accepted. */
export type WorkflowTestRow = {
  testId: string;
  name: string;
  run: Json;
  expected: Json;
  keptAt: Instant;
  keptBy: string | null;
};

const COLUMNS = `test_id as "testId", name, run, expected, kept_at as "keptAt", kept_by as "keptBy"`;
const LIST = statement(
  `select ${COLUMNS} from workflow_tests where workspace_id = $1 and workflow_id = $2 order by name, test_id limit $3`,
);
const PUT = statement(
  `insert into workflow_tests (workspace_id, workflow_id, test_id, name, run, expected, kept_at, kept_by)
    values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0), $8)
    on conflict (workspace_id, workflow_id, test_id) do update
      set name = excluded.name, run = excluded.run, expected = excluded.expected,
        kept_at = excluded.kept_at, kept_by = excluded.kept_by`,
);
const REMOVE = statement(
  'delete from workflow_tests where workspace_id = $1 and workflow_id = $2 and test_id = $3 returning test_id',
);

export const workflowTests = {
  /** Those of one workflow, by name. */
  list: (scope: Scope, workflowId: string, limit: number): Promise<WorkflowTestRow[]> =>
    scope.rows<WorkflowTestRow>(LIST, [scope.workspaceId, workflowId, limit]),

  /** Keeps a test; one with its id is replaced. */
  put: async (scope: Scope, workflowId: string, row: WorkflowTestRow): Promise<void> => {
    const what = [JSON.stringify(row.run), JSON.stringify(row.expected), row.keptAt, row.keptBy];
    await scope.rows(PUT, [scope.workspaceId, workflowId, row.testId, row.name, ...what]);
  },

  /** False where there was none. */
  remove: async (scope: Scope, workflowId: string, testId: string): Promise<boolean> =>
    (await scope.rows(REMOVE, [scope.workspaceId, workflowId, testId])).length === 1,
};
