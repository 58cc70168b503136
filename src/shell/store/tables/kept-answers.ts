// What was answered to a request that may come twice, for a day: whoever asks again, of whichever server, gets the same.
import type { Milliseconds } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** **shape**: `content` tells another request under the same key; `answer` is null while it is being worked out. */
export type KeptAnswer = { readonly content: string; readonly answer: Buffer | null };

// A server that died while it worked the answer out left its lease behind.
const BEGIN = statement(
  `insert into kept_answers (workspace_id, name, content, lease_until)
    values ($1, $2, $3, now() + $4 * interval '1 millisecond')
    on conflict (workspace_id, name) do update
      set content = excluded.content, at = excluded.at, lease_until = excluded.lease_until, answer = null
      where kept_answers.answer is null and kept_answers.lease_until < excluded.at
    returning name`,
);
const FIND = statement('select content, answer from kept_answers where workspace_id = $1 and name = $2');
const EXTEND = statement(
  `update kept_answers set lease_until = now() + $3 * interval '1 millisecond'
    where workspace_id = $1 and name = $2 and answer is null`,
);
const KEEP = statement(
  'update kept_answers set answer = $3, lease_until = null where workspace_id = $1 and name = $2 and answer is null',
);
const DROP = statement('delete from kept_answers where workspace_id = $1 and name = $2 and answer is null');
const FORGET = statement(
  `delete from kept_answers where workspace_id = $1 and at < now() - $2 * interval '1 millisecond'`,
);

export const keptAnswers = {
  /** Takes a name for a request that begins; false where it is taken. */
  begin: async (scope: Scope, name: string, content: string, leaseMs: Milliseconds): Promise<boolean> =>
    (await scope.rows(BEGIN, [scope.workspaceId, name, content, leaseMs])).length === 1,

  find: async (scope: Scope, name: string): Promise<KeptAnswer | undefined> =>
    (await scope.rows<KeptAnswer>(FIND, [scope.workspaceId, name]))[0],

  extend: async (scope: Scope, name: string, leaseMs: Milliseconds): Promise<void> => {
    await scope.rows(EXTEND, [scope.workspaceId, name, leaseMs]);
  },

  keep: async (scope: Scope, name: string, answer: Buffer): Promise<void> => {
    await scope.rows(KEEP, [scope.workspaceId, name, answer]);
  },

  /** Gives a name back: what was asked was refused or failed, and may be asked again. */
  drop: async (scope: Scope, name: string): Promise<void> => {
    await scope.rows(DROP, [scope.workspaceId, name]);
  },

  forget: async (scope: Scope, olderThanMs: Milliseconds): Promise<void> => {
    await scope.rows(FORGET, [scope.workspaceId, olderThanMs]);
  },
};
