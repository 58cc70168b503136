// millrace convert LOG OUT: the same history as another kind of file, with all its attributes.
import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { type ImportedLog, keepLifecycle } from '../../core/event-log/index.ts';
import { formatOfName, writeLogFile } from '../../shell/log-file/index.ts';
import { count } from './count-in-words.ts';
import { progressLine } from './progress-line.ts';
import { logArguments, readGivenLog } from './read-log.ts';

export const convertCommand = defineCommand({
  meta: { name: 'convert', description: 'Write a history as another kind of file' },
  args: {
    ...logArguments,
    out: {
      type: 'positional',
      description: 'The file to write: .csv, .xes or .ocel.json; with .gz behind it, zipped',
      required: true,
    },
    force: { type: 'boolean', description: 'Replace the file if it is there already' },
  },
  run: async ({ args }) => {
    const { out } = args;
    if (formatOfName(out) === undefined)
      return refuse(`${out}: the name must end in .csv, .xes or .ocel.json, or in one of these and .gz.`);
    if (existsSync(out) && !args.force) return refuse(`${out} is there already. To replace it, add --force.`);
    const imported = await readGivenLog({ ...args, lifecycle: undefined }, true);
    if (!imported) return;
    const log = args.lifecycle ? keepLifecycle(imported.log, args.lifecycle) : imported.log;
    if (log.events === 0) return refuse(`${args.log}: no event is in the state "${args.lifecycle}".`);
    const line = progressLine('Writing');
    try {
      await writeLogFile(out, log, { onEvents: (events) => line.show(events, log.events) });
    } catch (error) {
      line.clear();
      return refuse(`${out}: the file cannot be written (${reasonOf(error)}).`);
    }
    line.clear();
    tell(imported);
    process.stdout.write(`${out}: ${count(log.cases, 'case')}, ${count(log.events, 'event')}\n`);
  },
});

function tell({ rejectedCount, rejected: [first], warnings }: ImportedLog): void {
  if (first) {
    const left = `Left out: ${count(rejectedCount, 'row')}, the first on line ${first.line}: ${first.reason}`;
    process.stderr.write(`${left}\n`);
  }
  for (const { message } of warnings) process.stderr.write(`Note: ${message}\n`);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
