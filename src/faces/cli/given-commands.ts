// What is asked of a case, one JSON line a command? Each line is read before the first is carried out.
import { z } from 'zod';
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { COMMAND_TYPES, type Command, isCommandType, parseCommand } from '../../core/engine/index.ts';

const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: z.string().min(1) }),
  z.strictObject({ kind: z.literal('public'), name: z.string().nullable().default(null) }),
  z.strictObject({ kind: z.literal('machine'), part: z.string().min(1) }),
]);

/** A line of commands: which command, when, by whom, and the input that the command takes. */
export const commandLine = z.strictObject({
  type: z.string().meta({ description: 'The command, by its name.' }),
  at: z
    .union([z.int(), z.iso.datetime({ offset: true })])
    .meta({ description: 'When: milliseconds since 1970 UTC, or a time such as 2026-01-05T09:00:00Z.' }),
  by: actor.meta({ description: 'Who asks.' }),
  caseId: z.string().min(1).default('c').meta({ description: 'The case; the same on every line.' }),
  input: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: 'What the command takes, as told under its name.' }),
});

/** A line that cannot be carried out. **units**: lines from 1. */
export type LineProblem = { readonly line: number; readonly message: string; readonly remedy: string };

/** The commands of a text. **rejects**: every line that is no command, and lines of a second case; blank ones are passed over. */
export function readGivenCommands(text: string): Result<Command[], LineProblem[]> {
  const read = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
  const commands = read.flatMap((each) => (each.ok ? [each.value] : []));
  const problems = read.flatMap((each) => (each.ok ? [] : [each.problem]));
  const strangers = ofOtherCases(commands);
  if (read.length === 0)
    return fail([problem(1, 'There is no command here.', `Write one a line: ${EXAMPLE}`)]);
  if (problems.length + strangers.length > 0) return fail([...problems, ...strangers]);
  return succeed(commands.map(({ command }) => command));
}

const EXAMPLE =
  '{"type":"OpenCase","at":"2026-01-05T09:00:00Z","by":{"kind":"person","person":"ana"},"input":{"number":1}}';

type Read = { readonly line: number; readonly command: Command };

function readLine(text: string, line: number): Result<Read, LineProblem> {
  const json = jsonOf(text);
  if (!json.ok)
    return fail(problem(line, `This is no JSON: ${json.problem}.`, `Write one a line: ${EXAMPLE}`));
  const head = commandLine.safeParse(json.value);
  if (!head.success) {
    const [first] = head.error.issues;
    const where = first?.path.map(String).join('.') ?? '';
    const message = where === '' ? `${first?.message}.` : `"${where}" does not fit: ${first?.message}.`;
    return fail(problem(line, message, `A line reads as this one does: ${EXAMPLE}`));
  }
  const { type, input, at, ...rest } = head.data;
  const when = typeof at === 'number' ? at : Date.parse(at);
  if (!isCommandType(type)) {
    return fail(problem(line, `There is no command "${type}".`, `There are ${COMMAND_TYPES.join(', ')}.`));
  }
  const command = parseCommand(type, { ...rest, at: when }, input);
  if (command.ok) return succeed({ line, command: command.value });
  const wrong = command.problem.map(({ at, message }) => [at, message].filter(Boolean).join(': '));
  const remedy = `docs/reference/commands.md says what ${type} takes.`;
  return fail(problem(line, `The input of ${type} does not fit: ${wrong.join('; ')}.`, remedy));
}

function jsonOf(text: string): Result<unknown, string> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Events do not repeat the case, so those of two cases could not be told apart. */
function ofOtherCases(read: readonly Read[]): LineProblem[] {
  const first = read[0]?.command.caseId;
  return read
    .filter(({ command }) => command.caseId !== first)
    .map(({ line, command }) =>
      problem(
        line,
        `This is about the case "${command.caseId}", and the lines before about "${first}".`,
        'Put the commands of each case into a file of its own.',
      ),
    );
}

const problem = (line: number, message: string, remedy: string): LineProblem => ({ line, message, remedy });
