// The commands of the terminal. Each is loaded when it is called, so that `mine` waits for no database code.
import { defineCommand, runMain } from 'citty';
import { endWithReader } from './closed-pipe.ts';
import { argumentProblem, type Known } from './given-arguments.ts';
import type { OpenServer } from './start.ts';

export { errorForLog, tellLog } from './log-line.ts';
export type { OpenServer, RunningServer, ServerOptions } from './start.ts';

/** What the commands need from outside this face. */
export type Doors = { version: string; openServer: OpenServer };

/** Runs the command that the arguments name. */
export async function runCli(given: readonly string[], doors: Doors): Promise<void> {
  endWithReader();
  const args = given.map(notAnOption);
  const commands = commandsOver(doors);
  const problem = await problemIn(commands, args);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
    // A channel to the process that started us would keep this one alive.
    process.channel?.unref();
    return;
  }
  const millrace = defineCommand({
    meta: {
      name: 'millrace',
      version: doors.version,
      description: 'See how work really moves, design the path you want, and let it move by itself.',
    },
    subCommands: commands,
  });
  await runMain(millrace, { rawArgs: [...args] });
}

/** A tree such as `->( 'a', 'b' )` begins like an option, and is none. */
const notAnOption = (arg: string): string => (/^->\s*\(/.test(arg) ? ` ${arg}` : arg);

const commandsOver = (doors: Doors) => ({
  start: async () => (await import('./start.ts')).startCommand(doors.openServer),
  mine: async () => (await import('./mine.ts')).mineCommand,
  findings: async () => (await import('./findings.ts')).findingsCommand,
  discover: async () => (await import('./discover.ts')).discoverCommand,
  conform: async () => (await import('./conform.ts')).conformCommand,
  draft: async () => (await import('./draft.ts')).draftCommand,
  convert: async () => (await import('./convert.ts')).convertCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  run: async () => (await import('./run.ts')).runCommand,
  backup: async () => (await import('./backup.ts')).backupCommand(doors.version),
  restore: async () => (await import('./restore.ts')).restoreCommand,
  release: async () => (await import('./release.ts')).releaseCommand,
  upgrade: async () => (await import('./upgrade.ts')).upgradeCommand,
  'let-in': async () => (await import('./let-in.ts')).letInCommand,
  db: async () => (await import('./db.ts')).dbCommand,
  checkpoint: async () => (await import('./checkpoint.ts')).checkpointCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
});

/** Help, the version and commands that do not exist are answered further on. */
async function problemIn(
  commands: ReturnType<typeof commandsOver>,
  [name = '', ...given]: readonly string[],
): Promise<string | null> {
  if (!isCommand(commands, name) || given.includes('--help') || given.includes('-h')) return null;
  const command = await commands[name]();
  return argumentProblem(name, given, (await command.args) as Known);
}

const isCommand = <Commands extends object>(
  commands: Commands,
  name: string,
): name is keyof Commands & string => Object.hasOwn(commands, name);
