// Reads the log that a command was given, with a progress line, and says on stderr why it cannot.
import {
  type EventLog,
  type ImportedLog,
  keepLifecycle,
  type UsedColumns,
} from '../../core/event-log/index.ts';
import { readLogFile, sizeOf } from '../../shell/log-file/index.ts';
import { count } from './count-in-words.ts';
import { progressLine } from './progress-line.ts';
import { complain } from './safe-print.ts';

/** The options that every command on a log has. */
export const logArguments = {
  log: {
    type: 'positional',
    description: 'A CSV, XLSX, XES or OCEL 2.0 JSON file; gzip or not',
    required: true,
  },
  case: { type: 'string', description: 'CSV, XLSX: the column that names the case' },
  activity: { type: 'string', description: 'CSV, XLSX: the column that names the activity' },
  time: { type: 'string', description: 'CSV, XLSX: the column with the time (of completion)' },
  start: { type: 'string', description: 'CSV, XLSX: the column with the time the work began' },
  resource: { type: 'string', description: 'CSV, XLSX: the column with the person' },
  'object-type': { type: 'string', description: 'OCEL: the type of object that is the case' },
  lifecycle: { type: 'string', description: 'Only events in this life-cycle state, such as complete' },
} as const;

export type LogArguments = { readonly log: string } & {
  readonly [name in keyof UsedColumns | 'object-type']?: string | undefined;
};

/** The log, or undefined after the reason was printed and the exit code set to 1. */
export async function readGivenLog(
  given: LogArguments,
  attributes = false,
): Promise<ImportedLog | undefined> {
  const { case: caseColumn, activity, time, start, resource } = given;
  const total = await sizeOf(given.log);
  const line = progressLine('Reading');
  const read = await readLogFile(given.log, {
    columns: named({ case: caseColumn, activity, time, start, resource }),
    attributes,
    objectType: given['object-type'],
    onBytes: (bytes) => line.show(bytes, total),
  });
  line.clear();
  if (read.ok) {
    tellUnused(given, read.value.format);
    return read.value;
  }
  const { code, message, remedy } = read.problem;
  complain(`${given.log}: ${message}\n${remedy}${flagHint(code)}\n`);
  process.exitCode = 1;
  return undefined;
}

/** The same, of the events in the life-cycle state that was asked for; what was left out and warnings go to stderr. */
export async function readChosenLog(given: LogArguments, attributes = false): Promise<EventLog | undefined> {
  const imported = await readGivenLog(given, attributes);
  if (!imported) return undefined;
  tellNotes(imported);
  return chosenOf(imported, given);
}

const COLUMNS = ['case', 'activity', 'time', 'start', 'resource'] as const;

/** An option that this kind of file has no use for must not be passed over in silence. */
function tellUnused(given: LogArguments, format: ImportedLog['format']): void {
  const isTable = format === 'csv' || format === 'xlsx';
  const unused = [
    ...(isTable ? [] : COLUMNS.filter((name) => given[name] !== undefined)),
    ...(format === 'ocel' || given['object-type'] === undefined ? [] : ['object-type']),
  ].map((name) => `--${name}`);
  if (unused.length > 0)
    complain(`Note: ${unused.join(', ')} says nothing about this kind of file and was not used.\n`);
}

/** Where begin and end of a step are events of their own, a model sees every step twice. */
export function tellPairs({ lifecycles }: EventLog, given: LogArguments): void {
  const states = lifecycles.map((name) => name.toLowerCase());
  if (given.lifecycle === undefined && states.includes('start') && states.includes('complete'))
    complain(
      'Note: The log tells begin and end of a step as two events, so steps look repeated. To take the ends alone, add --lifecycle complete.\n',
    );
}

/** Rows that were left out, and warnings, on stderr. */
export function tellNotes({ rejectedCount, rejected: [first], warnings }: ImportedLog): void {
  if (first) {
    const left = `Left out: ${count(rejectedCount, 'row')}, the first on line ${first.line}: ${first.reason}`;
    complain(`${left}\n`);
  }
  for (const { message } of warnings) complain(`Note: ${message}\n`);
}

/** The events in the life-cycle state that was asked for: a filter here, not a column. */
export function chosenOf(imported: ImportedLog, given: LogArguments): EventLog | undefined {
  const log = given.lifecycle ? keepLifecycle(imported.log, given.lifecycle) : imported.log;
  if (log.events > 0) return log;
  const known = imported.log.lifecycles.join(', ') || 'none';
  complain(`${given.log}: no event is in the state "${given.lifecycle}". The log has: ${known}.\n`);
  process.exitCode = 1;
  return undefined;
}

const named = (columns: { [name: string]: string | undefined }): Partial<UsedColumns> =>
  Object.fromEntries(Object.entries(columns).filter(([, name]) => name !== undefined));

function flagHint(code: string): string {
  const role = /^no-(case|activity|time)-column$/.exec(code)?.[1];
  return role ? `\nFor example: --${role} "name of the column"` : '';
}
