// How does a chosen file become a log without leaving this computer? Read piece by piece, unzipped by the browser.
import {
  type CsvPreview,
  type EventLog,
  formatOf,
  type ImportedLog,
  type ImportOptions,
  type ImportProblem,
  type LogFormat,
  logReader,
  previewCsv,
  previewXlsx,
  spanOf,
} from '../../../../core/event-log/index.ts';
import { piecesOfWork } from '../../../../core/mining/index.ts';
import type { FoundHere, ReadHere } from './message.ts';

type Read = { readonly log: EventLog | undefined; readonly outcome: ReadHere };

/** Reads a file. `onShare` hears how much of it was read, from 0 to 1. */
export async function readHere(
  file: File,
  options: ImportOptions,
  onShare: (share: number) => void,
): Promise<Read> {
  const reader = logReader(options);
  try {
    await eachPiece(file, onShare, (piece) => reader.push(piece));
  } catch {
    return refused(BROKEN_ZIP);
  }
  const read = reader.finish();
  if (read.ok)
    return { log: piecesOfWork(read.value.log), outcome: { ok: true, found: foundIn(read.value) } };
  return refused(read.problem);
}

const refused = (problem: ImportProblem): Read => ({ log: undefined, outcome: { ok: false, problem } });

const BROKEN_ZIP: ImportProblem = {
  code: 'broken-gzip',
  message: 'The file cannot be read to its end: it is damaged, or no longer there.',
  remedy: 'Take it again, and choose it once more.',
};

// What only wants to fill the memory shrinks to a thousandth of its size, a log to a tenth.
const SUSPICIOUS_RATIO = 200;
const HARMLESS = 1 << 28;

async function eachPiece(
  file: File,
  onShare: (share: number) => void,
  take: (piece: Uint8Array) => boolean,
): Promise<void> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  let read = 0;
  let out = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (piece, controller) => {
      read += piece.length;
      onShare(read / file.size);
      controller.enqueue(piece);
    },
  });
  const plain = file.stream().pipeThrough(counted);
  const isZipped = first === 0x1f && second === 0x8b;
  const pieces = (isZipped ? plain.pipeThrough(new DecompressionStream('gzip')) : plain).getReader();
  for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
    out += next.value.length;
    if (out > HARMLESS && out > read * SUSPICIOUS_RATIO) throw new Error('the file unpacks to far too much');
    if (take(next.value)) continue;
    await pieces.cancel();
    return;
  }
}

const SAMPLE = 1 << 16;

/** The columns and first rows, for a person to correct; null for a file that says by itself what is what, or cannot be read. */
export async function previewOf(file: File): Promise<CsvPreview | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let format: LogFormat | undefined;
  const take = (piece: Uint8Array): boolean => {
    format ??= formatOf(piece);
    parts.push(piece);
    length += piece.length;
    return format === 'xlsx' || (format === 'csv' && length < SAMPLE);
  };
  try {
    await eachPiece(file, () => undefined, take);
  } catch {
    return null;
  }
  const bytes = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
  if (length === 0) return null;
  const preview =
    format === 'csv'
      ? previewCsv(bytes.subarray(0, SAMPLE))
      : format === 'xlsx'
        ? previewXlsx(bytes)
        : undefined;
  return preview?.ok ? preview.value : null;
}

function foundIn({
  log,
  objectType,
  objectTypes,
  rejected,
  rejectedCount,
  warnings,
}: ImportedLog): FoundHere {
  const { from, to } = spanOf(log) ?? { from: 0, to: 0 };
  return {
    cases: log.cases,
    events: log.events,
    from,
    to,
    objectType: objectType ?? null,
    objectTypes: objectTypes ?? [],
    rejected: rejected[0] ?? null,
    rejectedCount,
    warnings,
  };
}
