// Who belongs to a workspace: persons with and without sign-in, what they may do, who leads them and when they are away.
import type { Instant, Result } from '../../core/base/index.ts';
import type { Refusal } from './refusal.ts';
import type { Role } from './roles.ts';

/** A person as the pages show one. **units**: instants in milliseconds. */
export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly canSignIn: boolean;
  readonly invited: boolean;
  readonly active: boolean;
  readonly managerId: string | null;
  readonly deputyId: string | null;
  readonly teamKeys: readonly string[];
  readonly absences: readonly { readonly from: Instant; readonly to: Instant }[];
};

export type PersonChange = {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  readonly managerId?: string | null | undefined;
  readonly deputyId?: string | null | undefined;
  readonly absences?: readonly { readonly from: Instant; readonly to: Instant }[] | undefined;
};

/** Whoever acts, as far as people are concerned. */
export type By = { readonly workspaceId: string; readonly personId: string; readonly role: Role };

export type PeopleService = {
  list(workspaceId: string): Promise<PersonView[]>;
  add(by: By, person: { name: string; role: Role }): Promise<Result<PersonView, Refusal>>;
  change(by: By, personId: string, change: PersonChange): Promise<Result<PersonView, Refusal>>;
};
