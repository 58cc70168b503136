// Who is asking, and how somebody gets in: the first person, sign-in, sign-out and invitations.
import type { Instant, Result } from '../../core/base/index.ts';
import type { By } from './people.ts';
import type { Refusal } from './refusal.ts';
import type { Role } from './roles.ts';

/** A signed-in person in the workspace that is open. */
export type Identity = {
  readonly userId: string;
  readonly personId: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly name: string;
  readonly role: Role;
};

/** What signing in gives: the cookies to set. */
export type SignedIn = { readonly cookies: readonly string[] };

export type InvitationView = {
  readonly workspaceName: string;
  readonly personName: string;
  readonly invitedBy: string;
  readonly expiresAt: Instant;
};

export type Credentials = { readonly name: string; readonly password: string };

export type IdentityService = {
  /** True until the first person has come. */
  isNew(): Promise<boolean>;
  identify(headers: Headers): Promise<Identity | undefined>;
  workspaces(userId: string): Promise<{ id: string; name: string }[]>;
  welcome(first: Credentials & { workspaceName?: string | undefined }): Promise<Result<SignedIn, Refusal>>;
  signIn(credentials: Credentials, address: string): Promise<Result<SignedIn, Refusal>>;
  signOut(headers: Headers): Promise<SignedIn>;
  signOutEverywhere(headers: Headers): Promise<SignedIn>;
  invite(by: By, personId: string): Promise<Result<{ token: string; expiresAt: Instant }, Refusal>>;
  invitation(token: string): Promise<Result<InvitationView, Refusal>>;
  accept(token: string, credentials: Credentials): Promise<Result<SignedIn, Refusal>>;
};
