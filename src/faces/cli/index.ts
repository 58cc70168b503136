// The commands of the terminal. Each is loaded when it is called, so that `mine` waits for no database code.
import { defineCommand, runMain } from 'citty';
import { endWithReader } from './closed-pipe.ts';
import type { OpenServer } from './start.ts';

export type { OpenServer, RunningServer, ServerOptions } from './start.ts';

/** What the commands need from outside this face. */
export type Doors = { version: string; openServer: OpenServer };

/** Runs the command that the arguments name. */
export async function runCli(args: readonly string[], doors: Doors): Promise<void> {
  endWithReader();
  const millrace = defineCommand({
    meta: {
      name: 'millrace',
      version: doors.version,
      description: 'See how work really moves, design the path you want, and let it move by itself.',
    },
    subCommands: {
      start: async () => (await import('./start.ts')).startCommand(doors.openServer),
      mine: async () => (await import('./mine.ts')).mineCommand,
      draft: async () => (await import('./draft.ts')).draftCommand,
      check: async () => (await import('./check.ts')).checkCommand,
    },
  });
  await runMain(millrace, { rawArgs: [...args] });
}
