// Who was asked to sign in, and with which link? Only a hash of the link's secret is kept.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type InvitationRow = {
  personId: string;
  invitedBy: string;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt: Instant | null;
};

const COLUMNS = `person_id as "personId", invited_by as "invitedBy", created_at as "createdAt",
  expires_at as "expiresAt", accepted_at as "acceptedAt"`;
const INSERT = statement(
  `insert into invitations (workspace_id, token_hash, person_id, invited_by, created_at, expires_at)
    values ($1, $2, $3, $4, now(), to_timestamp($5::bigint / 1000.0))`,
);
const GET = statement(`select ${COLUMNS} from invitations where workspace_id = $1 and token_hash = $2`);
const OPEN = statement(
  `select ${COLUMNS} from invitations where workspace_id = $1 and accepted_at is null and expires_at > now()`,
);
const ACCEPT = statement(
  `update invitations set accepted_at = now()
    where workspace_id = $1 and token_hash = $2 and accepted_at is null and expires_at > now()
    returning ${COLUMNS}`,
);
const WITHDRAW = statement(
  'delete from invitations where workspace_id = $1 and person_id = $2 and accepted_at is null',
);

export const invitations = {
  insert: async (
    scope: Scope,
    invitation: { tokenHash: Buffer; personId: string; invitedBy: string; expiresAt: Instant },
  ): Promise<void> => {
    const { tokenHash, personId, invitedBy, expiresAt } = invitation;
    await scope.rows(INSERT, [scope.workspaceId, tokenHash, personId, invitedBy, expiresAt]);
  },

  get: async (scope: Scope, tokenHash: Buffer): Promise<InvitationRow | undefined> =>
    (await scope.rows<InvitationRow>(GET, [scope.workspaceId, tokenHash]))[0],

  /** Those that still can be accepted. */
  open: (scope: Scope): Promise<InvitationRow[]> => scope.rows<InvitationRow>(OPEN, [scope.workspaceId]),

  /** Takes the invitation, once; undefined where it was taken, is too old or never was. */
  accept: async (scope: Scope, tokenHash: Buffer): Promise<InvitationRow | undefined> =>
    (await scope.rows<InvitationRow>(ACCEPT, [scope.workspaceId, tokenHash]))[0],

  /** Takes back what the person has not accepted. */
  withdraw: async (scope: Scope, personId: string): Promise<void> => {
    await scope.rows(WITHDRAW, [scope.workspaceId, personId]);
  },
};
