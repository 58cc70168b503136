// The secret in an invitation's link: it names its workspace and cannot be guessed; only its hash is kept.
import { createHash, randomBytes } from 'node:crypto';

export type InvitationToken = { readonly workspaceId: string; readonly tokenHash: Buffer };

/** A new token for a workspace. */
export function newToken(workspaceId: string): { token: string; tokenHash: Buffer } {
  const secret = randomBytes(24).toString('base64url');
  return { token: `${workspaceId}.${secret}`, tokenHash: hashOf(secret) };
}

/** What a token says; undefined where it is none of ours. */
export function readToken(token: string): InvitationToken | undefined {
  const found = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{32})$/.exec(token);
  const [, workspaceId, secret] = found ?? [];
  if (workspaceId === undefined || secret === undefined) return undefined;
  return { workspaceId, tokenHash: hashOf(secret) };
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
