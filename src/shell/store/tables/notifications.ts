// What a person was told inside the product, and what of it they have read.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type NotificationRow = {
  notificationId: string;
  caseId: string | null;
  workItemId: string | null;
  reason: string;
  text: string;
  at: Instant;
  readAt: Instant | null;
};

const LIST = statement(
  `select notification_id as "notificationId", case_id as "caseId", work_item_id as "workItemId", reason, text, at,
      read_at as "readAt"
    from notifications where workspace_id = $1 and person_id = $2 order by at desc, notification_id desc limit $3`,
);
const UNREAD = statement(
  `select count(*)::integer as unread from notifications where workspace_id = $1 and person_id = $2 and read_at is null`,
);
const READ = statement(
  `update notifications set read_at = now()
    where workspace_id = $1 and person_id = $2 and notification_id = any ($3) and read_at is null`,
);
const READ_ALL = statement(
  'update notifications set read_at = now() where workspace_id = $1 and person_id = $2 and read_at is null',
);
const READ_UNTIL = statement(
  `update notifications set read_at = at where workspace_id = $1 and at < $2 and read_at is null`,
);

export const notifications = {
  /** The latest, newest first. */
  list: (scope: Scope, personId: string, limit = 100): Promise<NotificationRow[]> =>
    scope.rows<NotificationRow>(LIST, [scope.workspaceId, personId, limit]),

  unread: async (scope: Scope, personId: string): Promise<number> =>
    (await scope.rows<{ unread: number }>(UNREAD, [scope.workspaceId, personId]))[0]?.unread ?? 0,

  markRead: async (scope: Scope, personId: string, ids: readonly string[] | 'all'): Promise<void> => {
    if (ids === 'all') await scope.rows(READ_ALL, [scope.workspaceId, personId]);
    else await scope.rows(READ, [scope.workspaceId, personId, ids]);
  },

  /** What everybody was told until then counts as read. */
  readUntil: async (scope: Scope, until: Instant): Promise<void> => {
    await scope.rows(READ_UNTIL, [scope.workspaceId, new Date(until)]);
  },
};
