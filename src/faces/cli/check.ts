// millrace check workflow.yaml: what is wrong with a workflow, or could be better, each with its place and its remedy.
import { defineCommand } from 'citty';
import { validate } from '../../core/engine/index.ts';
import { type Diagnostic, locateDiagnostics, readWorkflow } from '../../core/model/index.ts';
import { count } from './count-in-words.ts';
import { diagnosticsInWords } from './diagnostics-in-words.ts';
import { readGivenText } from './given-text.ts';
import { complain, print } from './safe-print.ts';

export const checkCommand = defineCommand({
  meta: { name: 'check', description: 'Check a workflow before it is published' },
  args: {
    workflow: { type: 'positional', description: 'The workflow, as YAML or JSON', required: true },
    json: { type: 'boolean', description: 'Print the findings as JSON' },
  },
  run: async ({ args }) => {
    const source = await sourceOf(args.workflow);
    if (source === null) return;
    const found = diagnosticsOf(source);
    const errors = found.filter(({ severity }) => severity === 'error').length;
    print(args.json ? `${JSON.stringify(found, null, 2)}\n` : inWords(args.workflow, found, errors));
    if (errors > 0) process.exitCode = 1;
  },
});

/** Everything there is to say, errors first. Whether people and teams exist only a workspace can tell. */
export function diagnosticsOf(source: string): Diagnostic[] {
  const { workflow, diagnostics } = readWorkflow(source);
  return workflow === null ? diagnostics : locateDiagnostics(source, [...diagnostics, ...validate(workflow)]);
}

async function sourceOf(path: string): Promise<string | null> {
  const read = await readGivenText(path);
  if (read.ok) return read.value;
  complain(`${read.problem}\n`);
  process.exitCode = 1;
  return null;
}

function inWords(path: string, found: readonly Diagnostic[], errors: number): string {
  if (found.length === 0) return `${path} is in order.\n`;
  const advice = found.length - errors;
  return `${diagnosticsInWords(path, found)}\n${count(errors, 'error')}, ${count(advice, 'piece of advice', 'pieces of advice')}.\n`;
}
