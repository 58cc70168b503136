// The door for commands from outside: what was sent, read once by the command's shape, so that `decide` need not.
import { fail, type Result, succeed } from '../../base/index.ts';
import type { CommandHead } from './command-kind.ts';
import { COMMANDS, type Command, isCommandType } from './index.ts';

/** One place in the input that does not fit, and why. `at` is a path such as `values.amount`, or empty. */
export type InputProblem = { readonly at: string; readonly message: string };

/** Reads a command. **rejects**: types that do not exist, input that does not fit; every place of it. */
export function parseCommand(
  type: string,
  head: CommandHead,
  input: unknown,
): Result<Command, InputProblem[]> {
  if (!isCommandType(type)) return fail([{ at: '', message: `There is no command "${type}".` }]);
  const read = COMMANDS[type].input.safeParse(input);
  if (!read.success) {
    return fail(read.error.issues.map(({ path, message }) => ({ at: path.map(String).join('.'), message })));
  }
  const { caseId, at, by } = head;
  // The shape that was read is that of this type; the compiler cannot pair the two through a lookup.
  return succeed({ ...read.data, type, caseId, at, by } as Command);
}
