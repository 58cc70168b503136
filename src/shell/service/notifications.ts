// What a person has been told inside the product, and what of it they have read.
import type { Instant } from '../../core/base/index.ts';
import { type Database, notifications } from '../store/index.ts';

export type NotificationView = {
  readonly id: string;
  readonly at: Instant;
  readonly reason: string;
  readonly text: string;
  readonly caseId: string | null;
  readonly read: boolean;
};

export type Reader = { readonly workspaceId: string; readonly personId: string };

export type NotificationService = {
  list(reader: Reader): Promise<{ items: NotificationView[]; unread: number }>;
  markRead(reader: Reader, ids: readonly string[] | 'all'): Promise<void>;
};

export function createNotificationService(db: Database): NotificationService {
  return {
    list: async ({ workspaceId, personId }) => {
      const scope = db.in(workspaceId);
      const [rows, unread] = await Promise.all([
        notifications.list(scope, personId),
        notifications.unread(scope, personId),
      ]);
      const items = rows.map(({ notificationId: id, at, reason, text, caseId, readAt }) => {
        return { id, at, reason, text, caseId, read: readAt !== null };
      });
      return { items, unread };
    },
    markRead: ({ workspaceId, personId }, ids) => notifications.markRead(db.in(workspaceId), personId, ids),
  };
}
