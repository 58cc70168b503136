// What a person has been told inside the product, and what of it they have read.
import type { Instant } from '../../core/base/index.ts';

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
