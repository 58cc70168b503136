// Who may do what: the one rule that pages, API and tools ask. A route names its rule; this file knows what each means.

import { ROLES, type Role, type TokenScope } from '../../shell/service/index.ts';

/** A person, seen in one workspace: signed in, or with a program that asks in their name. */
export type PersonActor = {
  readonly kind: 'person';
  readonly userId: string;
  readonly personId: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
  /** The token by which a program asks; left out where the person signed in. */
  readonly token?: { readonly name: string; readonly may: TokenScope };
};

/** Whoever asks: a person in a workspace, or anybody at all. */
export type Actor = PersonActor | { readonly kind: 'public' };

/**
 * What a route asks for. `public`: anybody. `signed-in`: any person of the workspace. `member`: no guests.
 * Whoever belongs to a workspace may look at every case of it, guests too; guests may do nothing, and are given no work.
 * `operator`: may design and publish. `administrator`: may change people and settings. `owner`: the workspace itself.
 */
export type AccessRule = 'public' | 'signed-in' | 'member' | 'operator' | 'administrator' | 'owner';

/**
 * What an operation is to whoever asks by a token. `read`: it only looks. `act`: it may change something. `sign-in`: it is
 * about getting in, as sessions, invitations and tokens are; no token does that.
 */
export type Doing = 'read' | 'act' | 'sign-in';

/** The thing acted upon, as far as access depends on it. */
export type Resource = {
  readonly workspaceId?: string;
  readonly personId?: string;
  readonly doing?: Doing;
};

const ALLOWED: Record<Exclude<AccessRule, 'public'>, readonly Role[]> = {
  'signed-in': ROLES,
  member: ['owner', 'administrator', 'operator', 'member'],
  operator: ['owner', 'administrator', 'operator'],
  administrator: ['owner', 'administrator'],
  owner: ['owner'],
};

const BY_TOKEN: Record<TokenScope, readonly Doing[]> = { read: ['read'], act: ['read', 'act'] };

/** Is this within what the actor's token is good for? Whoever signed in has no token that could hold them back. */
export const isWithinToken = (actor: Actor, doing: Doing): boolean =>
  actor.kind !== 'person' || actor.token === undefined || BY_TOKEN[actor.token.may].includes(doing);

/**
 * May this actor do this to that? A resource of another workspace is never reachable; one's own person always is. A token
 * lets in wherever its person is let in, as far as it is good for what is done, and nowhere else.
 */
export function can(actor: Actor, rule: AccessRule, resource: Resource = {}): boolean {
  if (rule === 'public') return true;
  if (actor.kind !== 'person') return false;
  if (resource.doing !== undefined && !isWithinToken(actor, resource.doing)) return false;
  if (resource.workspaceId !== undefined && resource.workspaceId !== actor.workspaceId) return false;
  if (rule !== 'owner' && resource.personId !== undefined && resource.personId === actor.personId)
    return true;
  return ALLOWED[rule].includes(actor.role);
}

export const ACCESS_RULES = ['public', ...Object.keys(ALLOWED)] as readonly AccessRule[];

/** What each rule asks for, in words for the reader of a refusal and of the API reference. */
export const RULE_WORDS: Record<AccessRule, string> = {
  public: 'Anybody may ask this.',
  'signed-in': 'Only somebody who is signed in may ask this.',
  member: 'Only members of the workspace may ask this.',
  operator: 'Only people who may design workflows (operators and administrators) may ask this.',
  administrator: 'Only administrators of the workspace may ask this.',
  owner: 'Only the owner of the workspace may ask this.',
};
