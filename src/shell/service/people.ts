// Who belongs to a workspace: persons with and without sign-in, what they may do, who leads them and when they are away.
import { fail, type Instant, type Json, type Result, succeed } from '../../core/base/index.ts';
import type { Deputy } from '../../core/model/index.ts';
import {
  type Database,
  invitations,
  newId,
  type PersonRow,
  people,
  type Scope,
  type TeamRow,
  teams,
  workspaceEvents,
} from '../store/index.ts';
import { endAllOf, endSignIns } from './end-sign-ins.ts';
import { keyOf } from './key-of.ts';
import { mayHaveWork } from './may-have-work.ts';
import type { Refusal } from './refusal.ts';
import type { Role } from './roles.ts';

/** A person as the pages show one. **units**: instants in milliseconds. */
export type PersonView = {
  readonly id: string;
  /** What workflows call this person. */
  readonly key: string;
  readonly name: string;
  /** Seen in an imported log. */
  readonly fromLog: boolean;
  readonly role: Role;
  readonly canSignIn: boolean;
  /** Whether stages may end in this person. */
  readonly mayHaveWork: boolean;
  readonly invited: boolean;
  readonly active: boolean;
  readonly managerId: string | null;
  readonly deputyId: string | null;
  readonly teamKeys: readonly string[];
  readonly absences: readonly { readonly from: Instant; readonly to: Instant }[];
  /** Who stands in for some time or some of the work, before the deputy for all of it. */
  readonly deputies: readonly Deputy[];
  readonly skills: readonly string[];
  /** The most open work items they should have; null: any number. */
  readonly capacity: number | null;
};

export type PersonChange = {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  readonly managerId?: string | null | undefined;
  readonly deputyId?: string | null | undefined;
  readonly absences?: readonly { readonly from: Instant; readonly to: Instant }[] | undefined;
  readonly deputies?: readonly Deputy[] | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly capacity?: number | null | undefined;
};

/** Whoever acts, as far as people are concerned. */
export type By = { readonly workspaceId: string; readonly personId: string; readonly role: Role };

export type PeopleService = {
  list(workspaceId: string): Promise<PersonView[]>;
  add(by: By, person: { name: string; role: Role }): Promise<Result<PersonView, Refusal>>;
  change(by: By, personId: string, change: PersonChange): Promise<Result<PersonView, Refusal>>;
  /** Signs them out on every device and revokes their tokens. */
  endSignIns(by: By, personId: string): Promise<Result<undefined, Refusal>>;
};

/** What use cases about the workspace itself stand on. */
export type Ground = { readonly db: Database; readonly now: () => Instant };

/** Tells open pages and other servers what kind of thing changed, where it was no case. */
export function announce(db: Database, workspaceId: string, kind: string): void {
  db.announce({ workspaceId, caseIds: [], kinds: [kind], jobs: false });
}

export function createPeopleService(ground: Ground): PeopleService {
  return {
    list: (workspaceId) => listPeople(ground.db.in(workspaceId)),
    add: (by, person) => addPerson(ground, by, person),
    change: (by, personId, change) => changePerson(ground, by, personId, change),
    endSignIns: (by, personId) => endSignInsOf(ground, by, personId),
  };
}

async function listPeople(scope: Scope): Promise<PersonView[]> {
  const [rows, everyTeam, open] = await Promise.all([
    people.list(scope),
    teams.list(scope),
    invitations.open(scope),
  ]);
  const invited = new Set(open.map(({ personId }) => personId));
  return rows.map((row) => viewOf(row, everyTeam, invited.has(row.personId)));
}

function viewOf(row: PersonRow, everyTeam: readonly TeamRow[], invited: boolean): PersonView {
  const { personId: id, key, name, active, managerId, deputyId, absences, deputies, skills, capacity } = row;
  const teamKeys = everyTeam.filter(({ memberIds }) => memberIds.includes(id)).map(({ teamKey }) => teamKey);
  const canSignIn = row.userId !== null;
  return {
    id,
    key,
    name,
    fromLog: row.source === 'log',
    role: row.role as Role,
    canSignIn,
    mayHaveWork: mayHaveWork(row),
    invited,
    active,
    managerId,
    deputyId,
    teamKeys,
    absences,
    ...{ deputies, skills, capacity },
  };
}

async function addPerson({ db, now }: Ground, by: By, { name, role }: { name: string; role: Role }) {
  if (role === 'owner') return fail(OWNERSHIP);
  const personId = newId();
  const view = await db.withWorkspace(by.workspaceId, async (scope) => {
    await insertPerson(scope, { personId, name, role, userId: null });
    const data = { personId, name, role };
    await workspaceEvents.append(scope, { kind: 'PersonAdded', at: now(), actor: by.personId, data });
    return (await listPeople(scope)).find(({ id }) => id === personId);
  });
  announce(db, by.workspaceId, 'people-changed');
  return view === undefined ? fail(NO_SUCH_PERSON) : succeed(view);
}

/** Puts a new person in, under a key made of the name; a number tells namesakes apart. */
export async function insertPerson(
  scope: Scope,
  person: { personId: string; name: string; role: Role; userId: string | null },
): Promise<void> {
  const rest = {
    active: true,
    source: 'person',
    logNames: [],
    managerId: null,
    deputyId: null,
    absences: [],
  } as const;
  const base = keyOf(person.name);
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (await people.insert(scope, { ...rest, ...person, key, logNames: [], absences: [] })) return;
  }
}

async function changePerson({ db, now }: Ground, by: By, personId: string, change: PersonChange) {
  const outcome = await db.withWorkspace(by.workspaceId, async (scope) => {
    const before = await people.hold(scope, personId);
    if (before === undefined) return fail(NO_SUCH_PERSON);
    const refusal = (await unknownPerson(scope, change)) ?? refusedRole(by, before, change);
    if (refusal !== undefined) return fail(refusal);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await people.update(scope, { ...before, ...given } as PersonRow);
    if (change.active === false) await endAllOf(scope, before);
    const data = { personId, ...given } as { [name: string]: Json };
    await workspaceEvents.append(scope, { kind: 'PersonChanged', at: now(), actor: by.personId, data });
    const after = (await listPeople(scope)).find(({ id }) => id === personId);
    return after === undefined ? fail(NO_SUCH_PERSON) : succeed(after);
  });
  if (outcome.ok) announce(db, by.workspaceId, 'people-changed');
  return outcome;
}

/** The person stays, and may sign in again at once. */
async function endSignInsOf({ db, now }: Ground, by: By, personId: string) {
  const found = await db.withWorkspace(by.workspaceId, async (scope) => {
    const person = await people.hold(scope, personId);
    if (person === undefined) return false;
    await endSignIns(scope, person);
    const event = { kind: 'SignInsEnded', at: now(), actor: by.personId, data: { personId } };
    await workspaceEvents.append(scope, event);
    return true;
  });
  if (!found) return fail(NO_SUCH_PERSON);
  announce(db, by.workspaceId, 'people-changed');
  return succeed(undefined);
}

async function unknownPerson(scope: Scope, change: PersonChange): Promise<Refusal | undefined> {
  const named = (change.deputies ?? []).map(({ person }) => person);
  for (const id of [change.managerId, change.deputyId, ...named]) {
    if (id != null && (await people.get(scope, id)) === undefined) return NO_SUCH_PERSON;
  }
  return undefined;
}

function refusedRole(by: By, before: PersonRow, change: PersonChange): Refusal | undefined {
  const { role, active, managerId } = change;
  if (managerId === before.personId) return OWN_MANAGER;
  if (before.role === 'owner' && ((role !== undefined && role !== 'owner') || active === false))
    return OWNER_STAYS;
  if (role === 'owner' && before.role !== 'owner') return OWNERSHIP;
  if (by.personId === before.personId && (role !== undefined || active !== undefined)) return NOT_ONESELF;
  return undefined;
}

const NO_SUCH_PERSON: Refusal = {
  kind: 'not-found',
  code: 'person-unknown',
  message: 'There is no such person in this workspace. Reload to see who is here.',
};
const OWNER_STAYS: Refusal = {
  kind: 'conflict',
  code: 'owner-stays',
  message: 'The owner of the workspace cannot be made less or marked as left; somebody must own it.',
};
const OWNERSHIP: Refusal = {
  kind: 'forbidden',
  code: 'ownership-not-given',
  message: 'A workspace has one owner. Make this person an administrator instead.',
};
const OWN_MANAGER: Refusal = {
  kind: 'invalid',
  code: 'own-manager',
  message: 'Nobody is their own manager. Choose somebody else, or nobody.',
};
const NOT_ONESELF: Refusal = {
  kind: 'forbidden',
  code: 'not-oneself',
  message: 'You cannot change what you yourself may do. Ask another administrator.',
};
