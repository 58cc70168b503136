// The checkpoints of all workspaces: made where something changed, and written down to be kept elsewhere.
import type { Instant } from '../../../core/base/index.ts';
import { connected } from '../beside.ts';
import type { Connections, Scope } from '../connections.ts';
import { dataHome } from '../embedded/data-home.ts';
import type { DatabaseOptions } from '../server.ts';
import { checkpoints } from '../tables/checkpoints.ts';
import { workspaces } from '../tables/workspaces.ts';
import { checkpointLine, growthLine, type Statement } from './checkpoint.ts';
import { type SigningKey, signingKey } from './signing-key.ts';

/** The key of this data directory that signs checkpoints; MILLRACE_CHECKPOINT_KEY may name another file. */
export function checkpointKey(
  directory: string | undefined,
  path = process.env.MILLRACE_CHECKPOINT_KEY,
): SigningKey {
  return signingKey(path === undefined || path === '' ? dataHome(directory).checkpointKey : path);
}

/** Makes a checkpoint wherever something changed. */
export async function checkpointAll(
  { above, withWorkspace }: Pick<Connections, 'above' | 'withWorkspace'>,
  key: SigningKey,
  at: Instant,
): Promise<Statement[]> {
  const made: Statement[] = [];
  for (const workspaceId of await workspaces.ids(above)) {
    const said = await withWorkspace(workspaceId, (scope) => checkpoints.make(scope, key, at));
    if (said !== null) made.push(said);
  }
  return made;
}

export const makeCheckpoints = (options: DatabaseOptions, at: Instant): Promise<Statement[]> =>
  connected(options, (connections) => checkpointAll(connections, checkpointKey(options.directory), at));

/** Every checkpoint, line by line, as it is kept elsewhere; those of a workspace behind one another. */
export const writeCheckpoints = (options: DatabaseOptions, write: (line: string) => void): Promise<void> =>
  connected(options, async (connections) => {
    for (const workspaceId of await workspaces.ids(connections.above)) {
      for await (const line of checkpointLines(connections.in(workspaceId))) write(line);
    }
  });

/** Those of one workspace. */
export async function* checkpointLines(scope: Scope): AsyncGenerator<string> {
  let seq = 0;
  for (
    let page = await checkpoints.after(scope, seq);
    page.length > 0;
    page = await checkpoints.after(scope, seq)
  ) {
    for (const row of page) {
      yield checkpointLine(row);
      for await (const growth of checkpoints.growths(scope, row.seq)) yield growthLine(growth);
      seq = row.seq;
    }
  }
}
