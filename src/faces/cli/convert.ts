// millrace convert LOG OUT: the same history as another kind of file, with all its attributes.
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { defineCommand } from 'citty';
import { formatOfName, writeLogFile } from '../../shell/log-file/index.ts';
import { count } from './count-in-words.ts';
import { progressLine } from './progress-line.ts';
import { logArguments, readChosenLog } from './read-log.ts';
import { complain, print } from './safe-print.ts';

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
    const folder = dirname(out);
    if (!isFolder(folder)) return refuse(`${out}: there is no folder ${folder}. Make it, or name another.`);
    if (isFolder(out)) return refuse(`${out} is a folder. Name a file in it.`);
    if (existsSync(out) && !args.force) return refuse(`${out} is there already. To replace it, add --force.`);
    const log = await readChosenLog(args, true);
    if (!log) return;
    const line = progressLine('Writing');
    try {
      await writeLogFile(out, log, { onEvents: (events) => line.show(events, log.events) });
    } catch (error) {
      line.clear();
      return refuse(`${out}: the file cannot be written: ${reasonOf(error)}`);
    }
    line.clear();
    print(`${out}: ${count(log.cases, 'case')}, ${count(log.events, 'event')}\n`);
  },
});

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

const NOT_ALLOWED = 'you are not allowed to. Name another folder, or give yourself the right to write there.';

const REASONS: { readonly [code: string]: string } = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: 'the disk can only be read. Name a folder on another disk.',
  ENOSPC: 'the disk is full. Make room, or name a folder on another disk.',
  ENAMETOOLONG: 'its name is too long. Name it shorter.',
};

function refuse(message: string): void {
  complain(`${message}\n`);
  process.exitCode = 1;
}
