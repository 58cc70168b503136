// What the use cases of running work stand on: the open database and the clock.
import type { Instant } from '../../core/base/index.ts';
import type { Database } from '../store/index.ts';
import type { Around } from '../tracing/index.ts';

export type WorkGround = {
  readonly db: Pick<
    Database,
    'in' | 'withWorkspace' | 'above' | 'commit' | 'announce' | 'listen' | 'fileKeeper'
  >;
  readonly now: () => Instant;
  /** Looks on while a command is carried out. */
  readonly around?: Around | undefined;
  /** Told of every command that was answered: its kind, and what became of it. */
  readonly onAnswered?: ((kind: string, outcome: string) => void) | undefined;
};

/** Whoever looks at something: which workspace, and which person. */
export type Viewer = { readonly workspaceId: string; readonly personId: string };
