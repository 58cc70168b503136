// millrace mine LOG: how does work really move? Reads a log, without any database, and prints what is in it.
import { defineCommand } from 'citty';
import { jsonPieces } from './json-pieces.ts';
import { mineReport } from './mine-report.ts';
import { mineSummary } from './mine-summary.ts';
import { chosenOf, logArguments, readGivenLog, tellNotes } from './read-log.ts';
import { complain, print } from './safe-print.ts';

const DEFAULT_TOP = 100;

export const mineCommand = defineCommand({
  meta: { name: 'mine', description: 'Show how work moves in a history: counts, paths, times, variants' },
  args: {
    ...logArguments,
    json: {
      type: 'boolean',
      description: 'Print JSON: counts, paths, variants, handovers, durations of cases in ms',
    },
    top: { type: 'string', description: `How many variants the JSON lists (default ${DEFAULT_TOP})` },
  },
  run: async ({ args }) => {
    const top = args.top === undefined ? DEFAULT_TOP : Number(args.top);
    if (!Number.isInteger(top) || top < 0) return refuse(`--top must be a whole number, not "${args.top}".`);
    const imported = await readGivenLog(args);
    if (!imported) return;
    const log = chosenOf(imported, args);
    if (!log) return;
    const report = mineReport(log, imported, top);
    if (!args.json) return print(mineSummary(report, imported));
    tellNotes(imported);
    for (const piece of jsonPieces(report)) print(piece);
  },
});

function refuse(message: string): void {
  complain(`${message}\n`);
  process.exitCode = 1;
}
