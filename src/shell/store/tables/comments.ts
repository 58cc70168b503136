// What people said on a case, and where somebody was mentioned.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** `actorName` names somebody without an account. */
export type CommentRow = {
  commentId: string;
  caseId: string;
  seq: number;
  at: Instant;
  actor: string | null;
  actorName: string | null;
  text: string;
};

const COLUMNS = `comment_id as "commentId", case_id as "caseId", seq, at, actor, actor_name as "actorName", text`;
const OF_CASE = statement(
  `select ${COLUMNS} from comments where workspace_id = $1 and case_id = $2 order by seq limit $3`,
);
const MENTIONING = statement(
  `select ${COLUMNS} from comments where workspace_id = $1 and comment_id = any (array(
      select m.comment_id from mentions m where m.workspace_id = $1 and m.person_id = $2 order by m.at desc limit $3))
    order by at desc, comment_id desc`,
);

export const comments = {
  ofCase: (scope: Scope, caseId: string, limit = 1_000): Promise<CommentRow[]> =>
    scope.rows<CommentRow>(OF_CASE, [scope.workspaceId, caseId, limit]),

  /** Where the person was mentioned last. */
  mentioning: (scope: Scope, personId: string, limit = 50): Promise<CommentRow[]> =>
    scope.rows<CommentRow>(MENTIONING, [scope.workspaceId, personId, limit]),
};
