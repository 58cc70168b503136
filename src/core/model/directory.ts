// Who is there: an immutable snapshot of the workspace's people and teams, handed to every decision.
import type { Instant } from '../base/index.ts';
import type { PersonId, PersonKey, TeamKey, WorkflowId } from './ids.ts';

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
  /** Who stands in for some time, or for some of the work; each comes before the deputy for all of it. */
  deputies?: readonly Deputy[];
  /** What this person can do, by name. */
  skills?: readonly string[];
  /** The most open work items this person should have; absent or null: any number. */
  capacity?: number | null;
  /** Times away, `from` included, `to` excluded. */
  absences: readonly { from: Instant; to: Instant }[];
};

/** **shape**: null means always, or all work. **units**: `from` included, `to` excluded, in milliseconds. */
export type Deputy = {
  person: PersonId;
  from: Instant | null;
  to: Instant | null;
  team: TeamKey | null;
  workflow: WorkflowId | null;
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
