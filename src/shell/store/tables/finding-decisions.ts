// What was decided about findings: append-only, the oldest first.
import type { Instant, Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** **shape**: `source` is `log/<id>` or `workflow/<id>`; `answer` a version as text, `next`, or null. */
export type FindingDecisionRow = {
  source: string;
  findingKey: string;
  seq: number;
  decision: string;
  reason: string | null;
  answer: string | null;
  seen: Json;
  decidedAt: Instant;
  decidedBy: string | null;
};

const COLUMNS = `source, finding_key as "findingKey", seq, decision, reason, answer, seen, decided_at as "decidedAt",
  decided_by as "decidedBy"`;
const LIST = statement(
  `select ${COLUMNS} from finding_decisions where workspace_id = $1 and source = $2 order by finding_key, seq`,
);
const APPEND = statement(
  `insert into finding_decisions (workspace_id, source, finding_key, seq, decision, reason, answer, seen, decided_at,
      decided_by)
    select $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6, $7::jsonb, to_timestamp($8::bigint / 1000.0), $9
      from finding_decisions where workspace_id = $1 and source = $2 and finding_key = $3`,
);

export const findingDecisions = {
  /** All of a source. */
  list: (scope: Scope, source: string): Promise<FindingDecisionRow[]> =>
    scope.rows<FindingDecisionRow>(LIST, [scope.workspaceId, source]),

  append: async (scope: Scope, row: Omit<FindingDecisionRow, 'seq'>): Promise<void> => {
    const { source, findingKey, decision, reason, answer, seen, decidedAt, decidedBy } = row;
    const what = [decision, reason, answer, JSON.stringify(seen), decidedAt, decidedBy];
    await scope.rows(APPEND, [scope.workspaceId, source, findingKey, ...what]);
  },
};
