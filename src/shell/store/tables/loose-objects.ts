// Objects in the storage that no file stands on, not yet or not any more: written down before anything is sent or let go of,
// so that none is forgotten there.
import type { Milliseconds } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

const ADD = statement(
  `insert into loose_objects (workspace_id, object, due_at) values ($1, $2, now() + $3 * interval '1 millisecond')`,
);
const TAKE = statement('delete from loose_objects where workspace_id = $1 and object = $2 returning object');
const ALL = statement(
  `select object, due_at <= now() as due from loose_objects where workspace_id = $1 order by due_at, object`,
);
// A backup holds the same lock, shared, while it reads.
const ALONE = statement('select pg_try_advisory_xact_lock($1) as alone');

/** Any number will do, as long as every Millrace takes the same one. */
export const OBJECTS_ARE_READ = 7205761;

export const looseObjects = {
  add: async (scope: Scope, object: string, dueInMs: Milliseconds): Promise<void> => {
    await scope.rows(ADD, [scope.workspaceId, object, dueInMs]);
  },

  /** It is loose no more. **shape**: false where somebody else has taken it. */
  take: async (scope: Scope, object: string): Promise<boolean> =>
    (await scope.rows(TAKE, [scope.workspaceId, object])).length === 1,

  all: (scope: Scope): Promise<{ object: string; due: boolean }[]> => scope.rows(ALL, [scope.workspaceId]),

  /** Whether objects may go: not while a backup reads them. Until the transaction ends. */
  mayGo: async (scope: Scope): Promise<boolean> =>
    (await scope.rows<{ alone: boolean }>(ALONE, [OBJECTS_ARE_READ]))[0]?.alone === true,
};
