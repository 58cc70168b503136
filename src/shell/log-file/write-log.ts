// How does a log become a file? Piece by piece, zipped where asked, and under its own name only once it is whole.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type EventLog, WRITTEN_FORMATS, type WrittenFormat, writeLog } from '../../core/event-log/index.ts';

/** How a log is written. `onEvents` hears how many of its events are done. */
export type WriteLogOptions = { readonly onEvents?: ((events: number) => void) | undefined };

/** What the name of a file says it is; undefined for a name that says nothing known. */
export function formatOfName(path: string): { format: WrittenFormat; zipped: boolean } | undefined {
  const name = path.toLowerCase();
  const zipped = name.endsWith('.gz');
  const plain = zipped ? name.slice(0, -3) : name;
  const format = WRITTEN_FORMATS.find((each) => plain.endsWith(ENDINGS[each]));
  return format && { format, zipped };
}

const ENDINGS: { readonly [format in WrittenFormat]: string } = {
  csv: '.csv',
  xes: '.xes',
  ocel: '.ocel.json',
};

/** Writes a log to `path`, in the form its name says. **rejects** where the disk refuses; nothing half is left behind. */
export async function writeLogFile(
  path: string,
  log: EventLog,
  options: WriteLogOptions = {},
): Promise<void> {
  const form = formatOfName(path);
  if (form === undefined) throw new Error(`no format is known for ${path}`);
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.part`;
  const pieces = Readable.from(writeLog(log, form.format, options.onEvents), { objectMode: false });
  const file = createWriteStream(unfinished, { flags: 'wx' });
  try {
    await (form.zipped ? pipeline(pieces, createGzip(), file) : pipeline(pieces, file));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
