// The link by which a requester without an account follows their case. Only a hash of its secret is kept.
import { type Scope, statement } from '../connections.ts';

const INSERT = statement(
  'insert into status_links (workspace_id, token_hash, case_id, created_at) values ($1, $2, $3, now())',
);
const CASE_OF = statement(
  'select case_id as "caseId" from status_links where workspace_id = $1 and token_hash = $2',
);

export const statusLinks = {
  insert: async (scope: Scope, tokenHash: Buffer, caseId: string): Promise<void> => {
    await scope.rows(INSERT, [scope.workspaceId, tokenHash, caseId]);
  },

  caseOf: async (scope: Scope, tokenHash: Buffer): Promise<string | undefined> =>
    (await scope.rows<{ caseId: string }>(CASE_OF, [scope.workspaceId, tokenHash]))[0]?.caseId,
};
