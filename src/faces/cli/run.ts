// millrace run workflow.yaml commands.jsonl: what the engine makes of a case, without a server. One JSON line an event.
import { defineCommand } from 'citty';
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { type Command, type Compiled, compile, validate } from '../../core/engine/index.ts';
import { type Directory, locateDiagnostics, readWorkflow, type Workflow } from '../../core/model/index.ts';
import { diagnosticsInWords } from './diagnostics-in-words.ts';
import { readGivenCommands } from './given-commands.ts';
import { readOffice } from './given-office.ts';
import { readGivenText } from './given-text.ts';
import { runCommands } from './run-commands.ts';
import { complain, print } from './safe-print.ts';
import { smallOffice } from './small-office.ts';

export const runCommand = defineCommand({
  meta: {
    name: 'run',
    description:
      'Carry out commands on a case and print its events as JSON lines. ' +
      'Ends with 0; with 1 where the workflow has errors or a command is refused; with 2 where a file or a line cannot be read',
  },
  args: {
    workflow: { type: 'positional', description: 'The workflow, as YAML or JSON', required: true },
    commands: {
      type: 'positional',
      description: 'The commands, one JSON line each: { "type", "at", "by", "input" }',
      required: true,
    },
    people: {
      type: 'string',
      description: 'A JSON file of people and teams (default: a small office of the names in the workflow)',
    },
    'keep-going': { type: 'boolean', description: 'Go on after a command that is refused' },
  },
  run: async ({ args }) => {
    const given = await readAll(args);
    if (!given.ok) return stop(given.problem);
    const { compiled, commands, directory } = given.value;
    for (const { refused, lines } of runCommands(compiled, commands, directory)) {
      for (const line of lines) print(`${line}\n`);
      if (!refused || args['keep-going']) continue;
      process.exitCode = 1;
      return;
    }
  },
});

/** Why nothing was run. **shape**: whole lines of text. */
type Stopped = { readonly exit: 1 | 2; readonly text: string };
type Given = {
  readonly compiled: Compiled;
  readonly commands: readonly Command[];
  readonly directory: Directory;
};
type Paths = { readonly workflow: string; readonly commands: string; readonly people?: string | undefined };

async function readAll(paths: Paths): Promise<Result<Given, Stopped>> {
  const source = await readGivenText(paths.workflow);
  if (!source.ok) return unread(source.problem);
  const { workflow, diagnostics } = readWorkflow(source.value);
  if (workflow === null) return fail({ exit: 1, text: diagnosticsInWords(paths.workflow, diagnostics) });
  const commands = await readCommands(paths.commands);
  if (!commands.ok) return commands;
  const directory = await readPeople(paths.people, workflow, commands.value);
  if (!directory.ok) return directory;
  const found = locateDiagnostics(source.value, validate(workflow, directory.value));
  const errors = found.filter(({ severity }) => severity === 'error');
  const compiled = compile(workflow, 1);
  if (errors.length > 0 || !compiled.ok) {
    return fail({ exit: 1, text: diagnosticsInWords(paths.workflow, errors) });
  }
  return succeed({ compiled: compiled.value, commands: commands.value, directory: directory.value });
}

async function readCommands(path: string): Promise<Result<Command[], Stopped>> {
  const text = await readGivenText(path);
  if (!text.ok) return unread(text.problem);
  const read = readGivenCommands(text.value);
  if (read.ok) return read;
  return unread(
    read.problem.map(({ line, message, remedy }) => `${path}:${line}  ${message}\n  ${remedy}`).join('\n'),
  );
}

async function readPeople(
  path: string | undefined,
  workflow: Workflow,
  commands: readonly Command[],
): Promise<Result<Directory, Stopped>> {
  if (path === undefined) return succeed(smallOffice(workflow, commands));
  const text = await readGivenText(path);
  if (!text.ok) return unread(text.problem);
  const read = readOffice(text.value);
  return read.ok ? read : unread(`${path}: ${read.problem}`);
}

const unread = (problem: string): Result<never, Stopped> => fail({ exit: 2, text: `${problem}\n` });

function stop({ exit, text }: Stopped): void {
  complain(text);
  process.exitCode = exit;
}
