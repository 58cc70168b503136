// Who is there: an immutable snapshot of the workspace's people and teams, handed to every decision.
import type { Instant } from '../base/index.ts';
import type { PersonId, PersonKey, TeamKey } from './ids.ts';

export type Person = {
  id: PersonId;
  key: PersonKey;
  name: string;
  /** False: known from a log or a list, and cannot sign in; such a person cannot own work. */
  canSignIn: boolean;
  /** Has an invitation that is still open: may be named as an owner, and has no work until it is accepted. */
  invited?: boolean;
  active: boolean;
  manager: PersonId | null;
  deputy: PersonId | null;
  /** Times away, `from` included, `to` excluded. */
  absences: readonly { from: Instant; to: Instant }[];
};

export type Team = { key: TeamKey; name: string; lead: PersonId | null; members: readonly PersonId[] };

export type Directory = {
  people: { readonly [id: PersonId]: Person };
  teams: { readonly [key: TeamKey]: Team };
  /** Who takes what has no other owner. */
  fallback: PersonId | null;
  /** Open work items by owner. */
  openWork: { readonly [id: PersonId]: number };
  /** Round-robin turns taken so far, by turn key. */
  turns: { readonly [key: string]: number };
};
