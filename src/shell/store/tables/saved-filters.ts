// Which sets of filters did somebody name, for which history?
import type { Instant, Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** **shape**: `source` is `log/<id>` or `workflow/<id>`. */
export type SavedFilterRow = {
  filterId: string;
  source: string;
  name: string;
  filters: Json;
  savedAt: Instant;
  savedBy: string | null;
};

const COLUMNS = `filter_id as "filterId", source, name, filters, saved_at as "savedAt", saved_by as "savedBy"`;
const LIST = statement(
  `select ${COLUMNS} from saved_filters where workspace_id = $1 and source = $2 order by name, filter_id limit $3`,
);
const PUT = statement(
  `insert into saved_filters (workspace_id, filter_id, source, name, filters, saved_at, saved_by)
    values ($1, $2, $3, $4, $5, to_timestamp($6::bigint / 1000.0), $7)
    on conflict (workspace_id, source, name) do update
      set filters = excluded.filters, saved_at = excluded.saved_at, saved_by = excluded.saved_by
    returning filter_id as "filterId"`,
);
const REMOVE = statement(
  'delete from saved_filters where workspace_id = $1 and filter_id = $2 returning filter_id as "filterId"',
);

export const savedFilters = {
  /** Those of one history, by name. */
  list: (scope: Scope, source: string, limit: number): Promise<SavedFilterRow[]> =>
    scope.rows<SavedFilterRow>(LIST, [scope.workspaceId, source, limit]),

  /** Keeps a set under its name; one of that name is replaced and keeps its id, which is the answer. */
  put: async (scope: Scope, row: SavedFilterRow): Promise<string> => {
    const what = [row.name, JSON.stringify(row.filters), row.savedAt, row.savedBy];
    const kept = await scope.rows<{ filterId: string }>(PUT, [
      ...[scope.workspaceId, row.filterId, row.source],
      ...what,
    ]);
    return kept[0]?.filterId ?? row.filterId;
  },

  /** False where there was none. */
  remove: async (scope: Scope, filterId: string): Promise<boolean> =>
    (await scope.rows(REMOVE, [scope.workspaceId, filterId])).length === 1,
};
