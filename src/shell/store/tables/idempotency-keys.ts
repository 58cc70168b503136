// Was this asked before, and what was answered? Commands keep their key in their own commit; this is for the rest.
import type { Json, Milliseconds } from '../../../core/base/index.ts';
import type { IdempotencyKey } from '../commit/command.ts';
import { type Scope, statement } from '../connections.ts';

const FIND = statement(
  'select answer, command_hash as "commandHash" from idempotency_keys where workspace_id = $1 and key = $2',
);
const KEEP = statement(
  `insert into idempotency_keys (workspace_id, key, command_hash, answer) values ($1, $2, $3, $4)
    on conflict do nothing returning key`,
);
const FORGET = statement(
  `delete from idempotency_keys where workspace_id = $1 and at < now() - $2 * interval '1 millisecond'`,
);
// By whoever erases something, seldom: no index serves it.
const BLANK = statement(
  `update idempotency_keys set command_hash = '' where workspace_id = $1 and answer->>'caseId' = $2`,
);

export const idempotencyKeys = {
  find: async (scope: Scope, key: string): Promise<{ answer: Json; commandHash: string } | undefined> =>
    (await scope.rows<{ answer: Json; commandHash: string }>(FIND, [scope.workspaceId, key]))[0],

  /** Keeps an answer, in the transaction of what was done; false where the key was taken meanwhile. */
  keep: async (scope: Scope, { key, commandHash, answer }: IdempotencyKey): Promise<boolean> =>
    (await scope.rows(KEEP, [scope.workspaceId, key, commandHash, JSON.stringify(answer)])).length === 1,

  /** Blanks what tells a case's commands from others under their keys: with it, an erased value could be guessed at. */
  blank: async (scope: Scope, caseId: string): Promise<void> => {
    await scope.rows(BLANK, [scope.workspaceId, caseId]);
  },

  /** Forgets what is older. Never call with less than a day. */
  forget: async (scope: Scope, olderThanMs: Milliseconds): Promise<void> => {
    await scope.rows(FORGET, [scope.workspaceId, olderThanMs]);
  },
};
