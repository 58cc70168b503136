// millrace check workflow.yaml …: what is wrong with workflows, or could be better, each with its place and its remedy;
// with --fix what needs no asking is mended in the file.
import { defineCommand } from 'citty';
import { checkSources, type Mended, mendSource } from '../../core/engine/index.ts';
import type { Diagnostic } from '../../core/model/index.ts';
import { count } from './count-in-words.ts';
import { diagnosticsInWords } from './diagnostics-in-words.ts';
import { ANY_NUMBER } from './given-arguments.ts';
import { readGivenText, rewriteGivenText } from './given-text.ts';
import { lineDiff } from './line-diff.ts';
import { complain, print } from './safe-print.ts';

export const checkCommand = defineCommand({
  meta: { name: 'check', description: 'Check workflows before they are published' },
  args: {
    workflow: { type: 'positional', description: 'The workflow, as YAML or JSON', required: true },
    more: {
      type: 'positional',
      description: 'More of them, which are also checked together',
      required: false,
      valueHint: ANY_NUMBER,
    },
    json: {
      type: 'boolean',
      description: 'Print the findings as JSON; of several workflows, by their files',
    },
    fix: { type: 'boolean', description: 'Mend in the file what can be mended without asking' },
    'dry-run': { type: 'boolean', description: 'Show what --fix would change, and change nothing' },
  },
  run: async ({ args }) => {
    const mends = args.fix || args['dry-run'] || false;
    const given = await Promise.all(args._.map((path) => givenAt(path, mends)));
    const read = given.filter((each) => each !== null);
    if (read.length < given.length) return;
    if (mends && !args['dry-run'])
      for (const each of read) if (each.mended && !(await write(each, each.mended))) return;
    const found = checkSources(read.map(({ source, mended }) => mended?.source ?? source));
    const checked = read.map((each, at) => ({ ...each, found: found[at] ?? [] }));
    if (args['dry-run'])
      for (const each of read) print(lineDiff(each.source, each.mended?.source ?? each.source));
    else if (args.json) print(`${JSON.stringify(asJson(checked), null, 2)}\n`);
    else print(checked.map((each) => doneInWords(each.mended) + inWords(each.path, each.found)).join('\n'));
    if (found.some((each) => errorsIn(each) > 0)) process.exitCode = 1;
  },
});

type Given = { readonly path: string; readonly source: string; readonly mended: Mended | null };
type Checked = Given & { readonly found: readonly Diagnostic[] };

async function givenAt(path: string, mends: boolean): Promise<Given | null> {
  const source = await sourceOf(path);
  return source === null ? null : { path, source, mended: mends ? mendSource(source) : null };
}

/** Of one file what was found in it; of several by the file. */
function asJson(checked: readonly Checked[]): unknown {
  const of = ({ mended, found }: Checked) => (mended === null ? found : { ...mended, left: found });
  const [first] = checked;
  if (checked.length === 1 && first !== undefined) return of(first);
  return Object.fromEntries(checked.map((each) => [each.path, of(each)]));
}

async function sourceOf(path: string): Promise<string | null> {
  const read = await readGivenText(path);
  if (read.ok) return read.value;
  complain(`${read.problem}\n`);
  process.exitCode = 1;
  return null;
}

/** A file in which there is nothing to mend is left untouched. */
async function write({ path, source: before }: Given, { source }: Mended): Promise<boolean> {
  if (source === before) return true;
  try {
    await rewriteGivenText(path, source);
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
