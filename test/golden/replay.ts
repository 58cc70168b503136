// A golden case run anew: its workflow, its commands, and the history they lead to, one canonical line an event.
// A refused command leaves one line too, so that what is refused stays refused.
import { readdirSync, readFileSync } from 'node:fs';
import { canonicalJson, type Json } from '../../src/core/base/index.ts';
import { type CommandHead, compile, decide, parseCommand } from '../../src/core/engine/index.ts';
import { type CaseState, type Directory, readWorkflow } from '../../src/core/model/index.ts';

const root = new URL('./', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

export const goldenCases = (): string[] =>
  readdirSync(root, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));

export const goldenEvents = (name: string): string => read(`${name}/events.jsonl`);

type Line = CommandHead & { readonly type: string; readonly input: unknown };

/** Runs a case and writes down what happened. */
export function replay(name: string): string {
  const { workflow, diagnostics } = readWorkflow(read(`${name}/workflow.yaml`));
  if (workflow === null) throw new Error(`${name}: ${canonicalJson(diagnostics as unknown as Json)}`);
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(`${name}: ${canonicalJson(compiled.problem as unknown as Json)}`);
  const directory = JSON.parse(read('office.json')) as Directory;
  let state: CaseState | null = null;
  const lines: string[] = [];
  for (const text of read(`${name}/commands.jsonl`).trim().split('\n')) {
    const { type, input, ...head } = JSON.parse(text) as Line;
    const command = parseCommand(type, head, input);
    if (!command.ok) throw new Error(`${name}: ${text} ${canonicalJson(command.problem as unknown as Json)}`);
    const decision = decide(compiled.value, state, command.value, directory);
    if (decision.ok) {
      state = decision.state;
      lines.push(...decision.events.map((event) => canonicalJson(event as unknown as Json)));
    } else lines.push(canonicalJson({ refused: type, ...decision.rejection }));
  }
  return `${lines.join('\n')}\n`;
}
