// What a person has been told inside the product, and what of it they have read.
import type { Instant } from '../../core/base/index.ts';
import { type Database, type NotificationRow, notifications } from '../store/index.ts';

export type NotificationView = {
  readonly id: string;
  readonly at: Instant;
  readonly reason: string;
  readonly text: string;
  readonly caseId: string | null;
  readonly read: boolean;
  /** The ids of what was told of the same case shortly before and is unread as well: one entry stands for all. */
  readonly before: readonly string[];
};

export type Reader = { readonly workspaceId: string; readonly personId: string };

export type NotificationService = {
  /** The newest first; `unread` counts entries. */
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
      const items = entriesOf(rows);
      return { items, unread: unread - (rows.length - items.length) };
    },
    markRead: ({ workspaceId, personId }, ids) => notifications.markRead(db.in(workspaceId), personId, ids),
  };
}

/** **units**: milliseconds. What is told of one case within so long is one piece of news. */
const TOGETHER_MS = 5 * 60_000;

/** Says the newest of what it stands for; a mention is never hidden behind what came after it. */
type Entry = { -readonly [Part in keyof NotificationView]: NotificationView[Part] } & { before: string[] };

function entriesOf(rows: readonly NotificationRow[]): NotificationView[] {
  const entries: Entry[] = [];
  // The entry of each case that may still take in what was told before it, and since when it tells.
  const open = new Map<string, { entry: Entry; since: Instant }>();
  for (const { notificationId: id, at, reason, text, caseId, readAt } of rows) {
    const read = readAt !== null;
    const newer = caseId === null || read ? undefined : open.get(caseId);
    if (newer !== undefined && newer.since - at <= TOGETHER_MS) {
      newer.entry.before.push(id);
      newer.since = at;
      if (reason === 'mentioned' && newer.entry.reason !== reason)
        Object.assign(newer.entry, { reason, text });
      continue;
    }
    const entry = { id, at, reason, text, caseId, read, before: [] };
    entries.push(entry);
    if (caseId !== null && !read) open.set(caseId, { entry, since: at });
  }
  return entries;
}
