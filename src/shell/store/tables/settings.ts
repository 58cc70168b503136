// How the workspace is set up: one value per key.
import type { Json } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

const ALL = statement('select key, value from settings where workspace_id = $1 order by key');
const GET = statement('select value from settings where workspace_id = $1 and key = $2');
const PUT = statement(
  `insert into settings (workspace_id, key, value, updated_at) values ($1, $2, $3, now())
    on conflict (workspace_id, key) do update set value = excluded.value, updated_at = excluded.updated_at`,
);

const PUT_FIRST = statement(
  `insert into settings (workspace_id, key, value, updated_at) values ($1, $2, $3, now())
    on conflict (workspace_id, key) do nothing`,
);

export const settings = {
  all: async (scope: Scope): Promise<{ [key: string]: Json }> => {
    const rows = await scope.rows<{ key: string; value: Json }>(ALL, [scope.workspaceId]);
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  },

  get: async (scope: Scope, key: string): Promise<Json | undefined> =>
    (await scope.rows<{ value: Json }>(GET, [scope.workspaceId, key]))[0]?.value,

  /** Keeps a value where there is none yet. */
  putFirst: async (scope: Scope, key: string, value: Json): Promise<void> => {
    await scope.rows(PUT_FIRST, [scope.workspaceId, key, JSON.stringify(value)]);
  },

  put: async (scope: Scope, key: string, value: Json): Promise<void> => {
    await scope.rows(PUT, [scope.workspaceId, key, JSON.stringify(value)]);
  },
};
