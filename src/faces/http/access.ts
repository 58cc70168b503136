// Who may do what: the one rule that pages, API and tools ask. A route names its rule; this file knows what each means.

import { ROLES, type Role } from '../../shell/service/index.ts';

/** A signed-in person, seen in one workspace. */
export type PersonActor = {
  readonly kind: 'person';
  readonly userId: string;
  readonly personId: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
};

/** Whoever asks: a person in a workspace, or anybody at all. */
export type Actor = PersonActor | { readonly kind: 'public' };

/**
 * What a route asks for. `public`: anybody. `signed-in`: any person of the workspace. `member`: no guests.
 * Whoever belongs to a workspace may look at every case of it, guests too; guests may do nothing, and are given no work.
 * `operator`: may design and publish. `administrator`: may change people and settings. `owner`: the workspace itself.
 */
export type AccessRule = 'public' | 'signed-in' | 'member' | 'operator' | 'administrator' | 'owner';

/** The thing acted upon, as far as access depends on it. */
export type Resource = { readonly workspaceId?: string; readonly personId?: string };

const ALLOWED: Record<Exclude<AccessRule, 'public'>, readonly Role[]> = {
  'signed-in': ROLES,
  member: ['owner', 'administrator', 'operator', 'member'],
  operator: ['owner', 'administrator', 'operator'],
  administrator: ['owner', 'administrator'],
  owner: ['owner'],
};

/** May this actor do this to that? A resource of another workspace is never reachable; one's own person always is. */
export function can(actor: Actor, rule: AccessRule, resource: Resource = {}): boolean {
  if (rule === 'public') return true;
  if (actor.kind !== 'person') return false;
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
