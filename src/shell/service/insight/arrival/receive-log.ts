// A log arrives: spooled and hashed, looked at, stored, and listed. Reading it is the next step, when its columns are known.
import { beginningOf, fail, type Instant, type Result, succeed } from '../../../../core/base/index.ts';
import { type LogRow, logs, newId } from '../../../store/index.ts';
import { announce, type By } from '../../people.ts';
import type { Refusal } from '../../refusal.ts';
import type { InsightGround } from '../insight-ground.ts';
import { keptReading, type LogView, viewOfLog } from '../log-view.ts';
import { type LogLook, lookAtLog } from './look-at-log.ts';
import { type Spooled, spool } from './spool.ts';

export type LogUpload = { readonly name: string; readonly content: AsyncIterable<Uint8Array> };
export type ReceivedLog = { readonly log: LogView; readonly preview: LogLook['preview'] };

export async function receiveLog(
  ground: InsightGround,
  by: By,
  { name, content }: LogUpload,
): Promise<Result<ReceivedLog, Refusal>> {
  const spooled = await spool(content);
  if (!spooled.ok) return spooled;
  try {
    const look = await lookAtLog(ground.analyst, spooled.value.pieces);
    if (!look.ok) return fail(look.problem);
    const row = await store(ground, by, { name: plainName(name), look: look.value, spooled: spooled.value });
    announce(ground.db, by.workspaceId, 'logs-changed');
    return succeed({ log: viewOfLog(row, null), preview: look.value.preview });
  } finally {
    await spooled.value.remove();
  }
}

type Arrived = { readonly name: string; readonly look: LogLook; readonly spooled: Spooled };

async function store({ db, now }: InsightGround, by: By, { name, look, spooled }: Arrived): Promise<LogRow> {
  // Kept apart from the files of cases, so that neither is ever given out or removed as the other.
  const hash = `log-${spooled.sha256}`;
  const { bytes } = spooled;
  const mapping = look.preview === null ? {} : { columns: look.preview.guess };
  const row = {
    ...{ logId: newId(), name, fileHash: hash, format: look.format, workflowId: null },
    ...keptReading(bytes, mapping, null),
    importedBy: by.personId,
  };
  const file = { hash, bytes, name, mediaType: 'application/octet-stream', by: by.personId };
  await db.fileKeeper.keep(by.workspaceId, file, spooled.pieces, (scope) => logs.insert(scope, row));
  const importedAt: Instant = now();
  return { ...row, importedAt };
}

const LONGEST_NAME = 200;

/** A name to show: no folders, no control characters. */
const plainName = (name: string): string =>
  beginningOf((name.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim(), LONGEST_NAME) || 'log';
