// millrace check workflow.yaml: what is wrong with a workflow, or could be better, each with its place and its remedy;
// with --fix what needs no asking is mended in the file.
import { writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { checkSource, type Mended, mendSource } from '../../core/engine/index.ts';
import type { Diagnostic } from '../../core/model/index.ts';
import { count } from './count-in-words.ts';
import { diagnosticsInWords } from './diagnostics-in-words.ts';
import { readGivenText } from './given-text.ts';
import { lineDiff } from './line-diff.ts';
import { complain, print } from './safe-print.ts';

export const checkCommand = defineCommand({
  meta: { name: 'check', description: 'Check a workflow before it is published' },
  args: {
    workflow: { type: 'positional', description: 'The workflow, as YAML or JSON', required: true },
    json: { type: 'boolean', description: 'Print the findings as JSON' },
    fix: { type: 'boolean', description: 'Mend in the file what can be mended without asking' },
    'dry-run': { type: 'boolean', description: 'Show what --fix would change, and change nothing' },
  },
  run: async ({ args }) => {
    const source = await sourceOf(args.workflow);
    if (source === null) return;
    const mended = args.fix || args['dry-run'] ? mendSource(source) : null;
    const found = mended === null ? checkSource(source) : mended.left;
    if (mended !== null && !args['dry-run'] && !(await write(args.workflow, source, mended))) return;
    if (args['dry-run']) print(lineDiff(source, mended?.source ?? source));
    else if (args.json) print(`${JSON.stringify(mended ?? found, null, 2)}\n`);
    else print(doneInWords(mended) + inWords(args.workflow, found));
    if (errorsIn(found) > 0) process.exitCode = 1;
  },
});

async function sourceOf(path: string): Promise<string | null> {
  const read = await readGivenText(path);
  if (read.ok) return read.value;
  complain(`${read.problem}\n`);
  process.exitCode = 1;
  return null;
}

/** A file in which there is nothing to mend is left untouched. */
async function write(path: string, before: string, { source }: Mended): Promise<boolean> {
  if (source === before) return true;
  try {
    await writeFile(path, source);
    return true;
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    complain(`${path}: The file cannot be written: ${reason}. Check that you may write it.\n`);
    process.exitCode = 1;
    return false;
  }
}

function doneInWords(mended: Mended | null): string {
  if (mended === null) return '';
  if (mended.done.length === 0) return 'There is nothing that can be mended without asking.\n\n';
  const lines = mended.done.map(({ at, message, fix }) => `  ${at}: ${message} Done: ${fix?.words}.\n`);
  return `Mended ${count(mended.done.length, 'thing', 'things')}:\n${lines.join('')}\n`;
}

const errorsIn = (found: readonly Diagnostic[]): number =>
  found.filter(({ severity }) => severity === 'error').length;

function inWords(path: string, found: readonly Diagnostic[]): string {
  if (found.length === 0) return `${path} is in order.\n`;
  const errors = errorsIn(found);
  const advice = found.length - errors;
  return `${diagnosticsInWords(path, found)}\n${count(errors, 'error')}, ${count(advice, 'piece of advice', 'pieces of advice')}.\n`;
}
