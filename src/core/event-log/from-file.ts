// What kind of file is this? The first bytes tell: XES begins with `<`, OCEL with `{` and a name, XLSX as a zip archive does; all else is CSV.
import { fail, succeed } from '../base/index.ts';
import { encodingOf, transcoder } from './columns/encoding.ts';
import { noHistory } from './columns/no-history.ts';
import { csvReader } from './from-csv.ts';
import { ocelReader } from './from-ocel.ts';
import { xesReader } from './from-xes.ts';
import { xlsxReader } from './from-xlsx.ts';
import {
  emptyFile,
  type ImportOptions,
  type ImportProblem,
  type LogFormat,
  type LogReader,
} from './import.ts';

const SAMPLE = 1 << 16;

/** Reads a CSV, XLSX, XES or OCEL 2.0 JSON file, unzipped, chunk by chunk. **rejects**: see `ImportProblem`. */
export function logReader(options: ImportOptions = {}): LogReader {
  let sample: Uint8Array | undefined = new Uint8Array(0);
  let problem: ImportProblem | undefined;
  let reader: LogReader | undefined;
  let recode = transcoder('utf-8');
  const open = (held: Uint8Array): boolean => {
    sample = undefined;
    problem = noHistory(held);
    if (problem !== undefined) return false;
    if (formatOf(held.subarray(0, SAMPLE)) === 'xlsx') {
      reader = READERS.xlsx(options);
      return reader.push(held);
    }
    const found = encodingOf(held.subarray(0, SAMPLE));
    if ('unknown' in found) {
      problem = unknownEncoding(found.unknown);
      return false;
    }
    recode = transcoder(found.encoding);
    const text = recode(held.subarray(found.mark));
    reader = READERS[formatOfText(text)](options);
    return reader.push(text);
  };
  return {
    push: (chunk) => {
      if (problem) return false;
      if (reader) return reader.push(recode(chunk));
      sample = joined(sample, chunk);
      return sample.length < SAMPLE || open(sample);
    },
    finish: () => {
      if (sample && (sample.length === 0 || firstSign(sample) === 0)) return fail(emptyFile());
      if (sample) open(sample);
      return problem || !reader ? fail(problem ?? emptyFile()) : watchful(reader.finish());
    },
  };
}

// More than anybody reads on a map: mostly an id, or a text somebody typed, was taken for the activity.
const MANY_ACTIVITIES = 2_000;

function watchful(read: ReturnType<LogReader['finish']>): ReturnType<LogReader['finish']> {
  if (!read.ok || read.value.log.activities.length <= MANY_ACTIVITIES) return read;
  const message =
    `The log has ${read.value.log.activities.length} different activities; maps show the ${MANY_ACTIVITIES} most frequent. ` +
    'Perhaps another column is the activity.';
  const warnings = [...read.value.warnings, { code: 'many-activities', message } as const];
  return succeed({ ...read.value, warnings });
}

/** The log of a file that is wholly in memory. */
export function readLog(file: Uint8Array, options: ImportOptions = {}): ReturnType<LogReader['finish']> {
  const reader = logReader(options);
  reader.push(file);
  return reader.finish();
}

function joined(held: Uint8Array | undefined, chunk: Uint8Array): Uint8Array {
  // A large first chunk is used at once, so it need not be copied.
  if (!held || held.length === 0) return chunk.length < SAMPLE ? chunk.slice() : chunk;
  const both = new Uint8Array(held.length + chunk.length);
  both.set(held);
  both.set(chunk, held.length);
  return both;
}

const READERS: { readonly [format in LogFormat]: (options: ImportOptions) => LogReader } = {
  csv: csvReader,
  xlsx: xlsxReader,
  xes: xesReader,
  ocel: ocelReader,
};

/** What kind of file the first bytes show; told in UTF-8 or as they lie. */
export function formatOf(beginning: Uint8Array): LogFormat {
  if (begins(beginning, ZIP) || begins(beginning, OLE)) return 'xlsx';
  const found = encodingOf(beginning);
  if ('unknown' in found) return 'xes';
  return formatOfText(transcoder(found.encoding)(beginning.subarray(found.mark)));
}

function formatOfText(text: Uint8Array): LogFormat {
  const first = firstSign(text);
  if (first === 0x3c) return 'xes';
  // A case id of a CSV file without header may begin with a brace too.
  return first === 0x7b && isObject(text) ? 'ocel' : 'csv';
}

// The second is how old workbooks begin, and new ones with a password.
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

const isObject = (text: Uint8Array): boolean =>
  /^\s*\{\s*["}]/.test(String.fromCharCode(...text.subarray(0, 200)));

function firstSign(bytes: Uint8Array): number {
  for (const byte of bytes) if (byte > 0x20) return byte;
  return 0;
}

const unknownEncoding = (name: string): ImportProblem => ({
  code: 'unknown-encoding',
  message: `The file says it is written in ${name}, which cannot be read.`,
  remedy: 'Export it as UTF-8.',
});
