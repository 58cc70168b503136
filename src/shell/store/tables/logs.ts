// Which histories were imported: from which file, read how, with what counts and what was rejected.
import { type Instant, type Json, legible } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type LogRow = {
  logId: string;
  name: string;
  fileHash: string;
  format: string;
  mapping: Json;
  counts: Json;
  rejected: Json;
  workflowId: string | null;
  importedAt: Instant;
  importedBy: string | null;
};

const COLUMNS = `log_id as "logId", name, file_hash as "fileHash", format, mapping, counts, rejected,
  workflow_id as "workflowId", imported_at as "importedAt", imported_by as "importedBy"`;
const LIST = statement(
  `select ${COLUMNS} from logs where workspace_id = $1 order by imported_at desc, log_id`,
);
const GET = statement(`select ${COLUMNS} from logs where workspace_id = $1 and log_id = $2`);
const OF_WORKFLOW = statement(
  `select ${COLUMNS} from logs where workspace_id = $1 and workflow_id = $2 order by imported_at desc, log_id`,
);
const INSERT = statement(
  `insert into logs (workspace_id, log_id, name, file_hash, format, mapping, counts, rejected, workflow_id,
      imported_at, imported_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10)`,
);
const ATTACH = statement('update logs set workflow_id = $3 where workspace_id = $1 and log_id = $2');
const REMAP = statement(
  'update logs set mapping = $3, counts = $4, rejected = $5 where workspace_id = $1 and log_id = $2',
);
const REMOVE = statement('delete from logs where workspace_id = $1 and log_id = $2');

/** What was found in a file, as the database takes it. */
const storable = (value: Json): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? legible(part) : part));

export const logs = {
  list: (scope: Scope): Promise<LogRow[]> => scope.rows<LogRow>(LIST, [scope.workspaceId]),

  get: async (scope: Scope, logId: string): Promise<LogRow | undefined> =>
    (await scope.rows<LogRow>(GET, [scope.workspaceId, logId]))[0],

  ofWorkflow: (scope: Scope, workflowId: string): Promise<LogRow[]> =>
    scope.rows<LogRow>(OF_WORKFLOW, [scope.workspaceId, workflowId]),

  insert: async (scope: Scope, log: Omit<LogRow, 'importedAt'>): Promise<void> => {
    const read = [log.mapping, log.counts, log.rejected].map((value) => JSON.stringify(value));
    const named = [scope.workspaceId, log.logId, log.name, log.fileHash, log.format];
    await scope.rows(INSERT, [...named, ...read, log.workflowId, log.importedBy]);
  },

  /** Shows the log beside a workflow's own history. */
  attach: async (scope: Scope, logId: string, workflowId: string | null): Promise<void> => {
    await scope.rows(ATTACH, [scope.workspaceId, logId, workflowId]);
  },

  /** Keeps how the file was read this time. */
  remap: async (
    scope: Scope,
    logId: string,
    { mapping, counts, rejected }: Pick<LogRow, 'mapping' | 'counts' | 'rejected'>,
  ): Promise<void> => {
    const read = [mapping, counts, rejected].map(storable);
    await scope.rows(REMAP, [scope.workspaceId, logId, ...read]);
  },

  remove: async (scope: Scope, logId: string): Promise<void> => {
    await scope.rows(REMOVE, [scope.workspaceId, logId]);
  },
};
