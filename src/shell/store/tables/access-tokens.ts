// With which tokens do programs ask in whose name? Only a hash of each token's secret is kept.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

/** `usedAt` is exact to some minutes; null until the first use. */
export type AccessTokenRow = {
  tokenId: string;
  personId: string;
  name: string;
  may: 'read' | 'act';
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
};

export type NewAccessToken = Omit<AccessTokenRow, 'createdAt' | 'usedAt'> & { readonly tokenHash: Buffer };

const COLUMNS = `token_id as "tokenId", person_id as "personId", name, may, created_at as "createdAt",
  expires_at as "expiresAt", used_at as "usedAt"`;
const INSERT = statement(
  `insert into access_tokens (workspace_id, token_id, person_id, name, may, token_hash, expires_at)
    values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0))`,
);
const OF_PERSON = statement(
  `select ${COLUMNS} from access_tokens where workspace_id = $1 and person_id = $2 order by created_at, token_id`,
);
const GET = statement(`select ${COLUMNS} from access_tokens where workspace_id = $1 and token_id = $2`);
const BY_HASH = statement(`select ${COLUMNS} from access_tokens where workspace_id = $1 and token_hash = $2`);
const USED = statement(
  `update access_tokens set used_at = to_timestamp($3::bigint / 1000.0) where workspace_id = $1 and token_id = $2`,
);
const REMOVE = statement('delete from access_tokens where workspace_id = $1 and token_id = $2');
const REMOVE_OF_PERSON = statement('delete from access_tokens where workspace_id = $1 and person_id = $2');

export const accessTokens = {
  insert: async (scope: Scope, token: NewAccessToken): Promise<void> => {
    const { tokenId, personId, name, may, tokenHash, expiresAt } = token;
    await scope.rows(INSERT, [scope.workspaceId, tokenId, personId, name, may, tokenHash, expiresAt]);
  },

  ofPerson: (scope: Scope, personId: string): Promise<AccessTokenRow[]> =>
    scope.rows<AccessTokenRow>(OF_PERSON, [scope.workspaceId, personId]),

  get: async (scope: Scope, tokenId: string): Promise<AccessTokenRow | undefined> =>
    (await scope.rows<AccessTokenRow>(GET, [scope.workspaceId, tokenId]))[0],

  byHash: async (scope: Scope, tokenHash: Buffer): Promise<AccessTokenRow | undefined> =>
    (await scope.rows<AccessTokenRow>(BY_HASH, [scope.workspaceId, tokenHash]))[0],

  used: async (scope: Scope, tokenId: string, at: Instant): Promise<void> => {
    await scope.rows(USED, [scope.workspaceId, tokenId, at]);
  },

  remove: async (scope: Scope, tokenId: string): Promise<void> => {
    await scope.rows(REMOVE, [scope.workspaceId, tokenId]);
  },

  /** Every token of a person. */
  removeOf: async (scope: Scope, personId: string): Promise<void> => {
    await scope.rows(REMOVE_OF_PERSON, [scope.workspaceId, personId]);
  },
};
