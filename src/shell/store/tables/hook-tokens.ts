// By which token do other systems come in? One a workflow, kept as its hash among the workspace's settings.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';
import { settings } from './settings.ts';

export type HookTokenRow = { hash: string; since: Instant };

const PREFIX = 'hook/';
const WORKFLOW_OF = statement(
  `select key from settings where workspace_id = $1 and key like 'hook/%' and value ->> 'hash' = $2`,
);

export const hookTokens = {
  of: async (scope: Scope, workflowId: string): Promise<HookTokenRow | undefined> => {
    const kept = await settings.get(scope, `${PREFIX}${workflowId}`);
    return (kept ?? undefined) as HookTokenRow | undefined;
  },

  /** **shape**: null takes it away. */
  put: (scope: Scope, workflowId: string, row: HookTokenRow | null): Promise<void> =>
    settings.put(scope, `${PREFIX}${workflowId}`, row),

  workflowOf: async (scope: Scope, hash: string): Promise<string | undefined> =>
    (await scope.rows<{ key: string }>(WORKFLOW_OF, [scope.workspaceId, hash]))[0]?.key.slice(PREFIX.length),
};
