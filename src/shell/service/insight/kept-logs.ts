// The logs of a workspace: read with the columns that were chosen, listed, shown, removed and, for a while, brought back.
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import { files, type LogRow, logs } from '../../store/index.ts';
import { announce, type By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { type LogLook, lookAtLog } from './arrival/look-at-log.ts';
import type { InsightGround } from './insight-ground.ts';
import { bytesOf, keptReading, type LogView, type Mapping, mappingOf, viewOfLog } from './log-view.ts';
import type { OpenLogs } from './open-logs.ts';
import { canBeCorrected, NO_LOG, unreadable } from './refusals.ts';

export type KeptLogs = {
  list(workspaceId: string, workflowId?: string): Promise<LogView[]>;
  show(workspaceId: string, logId: string): Promise<Result<LogView, Refusal>>;
  /** The first rows and the columns as they would be read; null for a file that needs no mapping. */
  preview(workspaceId: string, logId: string): Promise<Result<LogLook['preview'], Refusal>>;
  /** Reads the file. One that cannot be mended is not kept; one with wrong columns stays as it was. */
  read(by: By, logId: string, mapping: Mapping): Promise<Result<LogView, Refusal>>;
  remove(by: By, logId: string): Promise<Result<undefined, Refusal>>;
  /** Takes a removal back, within a minute. */
  restore(by: By, logId: string): Promise<Result<LogView, Refusal>>;
};

export function createKeptLogs(ground: InsightGround, open: OpenLogs): KeptLogs {
  const { db } = ground;
  const removed = new Map<string, LogRow>();
  const view = (workspaceId: string, row: LogRow) => viewOfLog(row, open.progress(workspaceId, row.logId));
  const found = async (workspaceId: string, logId: string): Promise<Result<LogRow, Refusal>> => {
    const row = await logs.get(db.in(workspaceId), logId);
    return row === undefined ? fail(NO_LOG) : succeed(row);
  };
  return {
    list: async (workspaceId, workflowId) => {
      const scope = db.in(workspaceId);
      const rows = await (workflowId === undefined ? logs.list(scope) : logs.ofWorkflow(scope, workflowId));
      return rows.map((row) => view(workspaceId, row));
    },
    show: async (workspaceId, logId) => {
      const row = await found(workspaceId, logId);
      return row.ok ? succeed(view(workspaceId, row.value)) : row;
    },
    preview: async (workspaceId, logId) => {
      const row = await found(workspaceId, logId);
      if (!row.ok) return row;
      const pieces = () => db.fileKeeper.read(workspaceId, row.value.fileHash);
      const look = await lookAtLog(ground.analyst, pieces, mappingOf(row.value).columns);
      return look.ok ? succeed(look.value.preview) : look;
    },
    read: async (by, logId, mapping) => {
      const row = await found(by.workspaceId, logId);
      return row.ok ? readLog(ground, open, by, row.value, mapping) : row;
    },
    remove: async (by, logId) => {
      const row = await found(by.workspaceId, logId);
      if (!row.ok) return row;
      await logs.remove(db.in(by.workspaceId), logId);
      open.forget(by.workspaceId, logId);
      holdFor(ground, removed, by.workspaceId, row.value);
      announce(db, by.workspaceId, 'logs-changed');
      return succeed(undefined);
    },
    restore: async (by, logId) => {
      const key = `${by.workspaceId}/${logId}`;
      const row = removed.get(key);
      if (row === undefined) return fail(NO_LOG);
      removed.delete(key);
      await logs.insert(db.in(by.workspaceId), row);
      announce(db, by.workspaceId, 'logs-changed');
      return succeed(view(by.workspaceId, row));
    },
  };
}

async function readLog(
  ground: InsightGround,
  open: OpenLogs,
  by: By,
  row: LogRow,
  mapping: Mapping,
): Promise<Result<LogView, Refusal>> {
  const { db } = ground;
  const scope = db.in(by.workspaceId);
  const reading = await open.read(by.workspaceId, row, mapping);
  if (reading.ok) {
    await logs.remap(scope, row.logId, keptReading(bytesOf(row), mapping, reading.value));
  } else if (!canBeCorrected(row.format, reading.problem)) {
    await db.withWorkspace(by.workspaceId, async (inside) => {
      await logs.remove(inside, row.logId);
      await files.removeUnused(inside, row.fileHash);
    });
    db.fileKeeper.sweep(by.workspaceId).catch(() => undefined);
  }
  announce(db, by.workspaceId, 'logs-changed');
  if (!reading.ok) return fail(unreadable(reading.problem));
  const now = await logs.get(scope, row.logId);
  return now === undefined ? fail(NO_LOG) : succeed(viewOfLog(now, null));
}

/** **units**: milliseconds. Longer than the word that offers to take it back is shown. */
const CAN_BE_UNDONE_MS = 60_000;

/** Keeps a removed log and its file for a while; then the file goes, unless another log stands on it. */
function holdFor(
  { db }: InsightGround,
  removed: Map<string, LogRow>,
  workspaceId: string,
  row: LogRow,
): void {
  const key = `${workspaceId}/${row.logId}`;
  removed.set(key, row);
  const letGo = () => {
    if (!removed.delete(key)) return;
    db.withWorkspace(workspaceId, (scope) => files.removeUnused(scope, row.fileHash))
      .then(() => db.fileKeeper.sweep(workspaceId))
      .catch(() => undefined);
  };
  setTimeout(letGo, CAN_BE_UNDONE_MS).unref();
}
