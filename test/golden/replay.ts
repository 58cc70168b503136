// A golden case run anew: its workflow, its commands, and the history they lead to, one canonical line an event.
// A refused command leaves one line too, so that what is refused stays refused.
import { readdirSync, readFileSync } from 'node:fs';
import { compile } from '../../src/core/engine/index.ts';
import { type Directory, readWorkflow } from '../../src/core/model/index.ts';
import { readGivenCommands } from '../../src/faces/cli/given-commands.ts';
import { runCommands } from '../../src/faces/cli/run-commands.ts';

const root = new URL('./', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const foldersIn = (path: string): string[] =>
  readdirSync(new URL(path, root), { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? [each.name] : [],
  );

/** The workflow patterns, one case each: `patterns/wcp-03-synchronization`. */
export const patternCases = (): string[] => foldersIn('patterns').map((name) => `patterns/${name}`);

export const goldenCases = (): string[] => [
  ...foldersIn('.').filter((name) => name !== 'patterns'),
  ...patternCases(),
];

export const goldenSource = (name: string): string => read(`${name}/workflow.yaml`);

export const goldenEvents = (name: string): string => read(`${name}/events.jsonl`);

/** Runs a case and writes down what happened. */
export function replay(name: string): string {
  const { workflow, diagnostics } = readWorkflow(goldenSource(name));
  const compiled = workflow === null ? null : compile(workflow, 1);
  const commands = readGivenCommands(read(`${name}/commands.jsonl`));
  if (!compiled?.ok) throw new Error(`${name}: ${JSON.stringify(compiled?.problem ?? diagnostics)}`);
  if (!commands.ok) throw new Error(`${name}: ${JSON.stringify(commands.problem)}`);
  const directory = JSON.parse(read('office.json')) as Directory;
  const answers = [...runCommands(compiled.value, commands.value, directory)];
  return `${answers.flatMap(({ lines }) => lines).join('\n')}\n`;
}
