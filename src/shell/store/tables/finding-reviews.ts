// When somebody went through the findings of a source, and what was seen then.
import type { Instant, Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** **shape**: `source` is `log/<id>` or `workflow/<id>`; one look at several sources has one id. */
export type FindingReviewRow = {
  source: string;
  reviewId: string;
  seen: Json;
  reviewedAt: Instant;
  reviewedBy: string | null;
};

const COLUMNS = `source, review_id as "reviewId", seen, reviewed_at as "reviewedAt", reviewed_by as "reviewedBy"`;
const LIST = statement(
  `select ${COLUMNS} from finding_reviews where workspace_id = $1 and source = $2
    order by reviewed_at desc, review_id desc limit 60`,
);
const INSERT = statement(
  `insert into finding_reviews (workspace_id, source, review_id, seen, reviewed_at, reviewed_by)
    values ($1, $2, $3, $4, to_timestamp($5::bigint / 1000.0), $6)`,
);
const REMOVE = statement(
  'delete from finding_reviews where workspace_id = $1 and review_id = $2 returning source',
);

export const findingReviews = {
  /** The last sixty of a source, newest first. */
  list: (scope: Scope, source: string): Promise<FindingReviewRow[]> =>
    scope.rows<FindingReviewRow>(LIST, [scope.workspaceId, source]),

  insert: async (scope: Scope, row: FindingReviewRow): Promise<void> => {
    const { source, reviewId, seen, reviewedAt, reviewedBy } = row;
    const what = [source, reviewId, JSON.stringify(seen), reviewedAt, reviewedBy];
    await scope.rows(INSERT, [scope.workspaceId, ...what]);
  },

  /** Takes one look back, for all its sources; false where there is none. */
  remove: async (scope: Scope, reviewId: string): Promise<boolean> =>
    (await scope.rows(REMOVE, [scope.workspaceId, reviewId])).length > 0,
};
