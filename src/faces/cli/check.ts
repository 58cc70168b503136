// millrace check workflow.yaml: what is wrong with a workflow, or could be better, each with its place and its remedy.
import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { validate } from '../../core/engine/index.ts';
import { type Diagnostic, locateDiagnostics, readWorkflow } from '../../core/model/index.ts';
import { count } from './count-in-words.ts';

export const checkCommand = defineCommand({
  meta: { name: 'check', description: 'Check a workflow before it is published' },
  args: {
    workflow: { type: 'positional', description: 'The workflow, as YAML or JSON', required: true },
    json: { type: 'boolean', description: 'Print the findings as JSON' },
  },
  run: async ({ args }) => {
    const source = await sourceOf(args.workflow);
    if (source === null) return;
    const found = check(source);
    const errors = found.filter(({ severity }) => severity === 'error').length;
    process.stdout.write(
      args.json ? `${JSON.stringify(found, null, 2)}\n` : inWords(args.workflow, found, errors),
    );
    if (errors > 0) process.exitCode = 1;
  },
});

/** Everything there is to say, errors first. Whether people and teams exist only a workspace can tell. */
function check(source: string): Diagnostic[] {
  const { workflow, diagnostics } = readWorkflow(source);
  return workflow === null ? diagnostics : locateDiagnostics(source, [...diagnostics, ...validate(workflow)]);
}

async function sourceOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    process.stderr.write(`${path}: The file cannot be read: ${reasonOf(error)}\n`);
    process.exitCode = 1;
    return null;
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no file of that name. Look at the name and the folder.';
  if (code === 'EISDIR') return 'it is a folder. Name a file in it.';
  return `${error instanceof Error ? error.message : String(error)}. Check that you may read it.`;
}

function inWords(path: string, found: readonly Diagnostic[], errors: number): string {
  if (found.length === 0) return `${path} is in order.\n`;
  const lines = found.map(({ severity, at, line, column, message, remedy }) => {
    const place = line === null ? path : `${path}:${line}:${column ?? 1}`;
    return `${[place, severity, at].filter(Boolean).join('  ')}\n  ${message} ${remedy}\n`;
  });
  const advice = found.length - errors;
  return `${lines.join('\n')}\n${count(errors, 'error')}, ${count(advice, 'piece of advice', 'pieces of advice')}.\n`;
}
