// Who belongs to the workspace: persons with and without sign-in, what they may do, who leads them, when they are away.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type Absence = { from: Instant; to: Instant };
/** Null means always, or all work. */
export type StoredDeputy = {
  person: string;
  from: Instant | null;
  to: Instant | null;
  team: string | null;
  workflow: string | null;
};

/** `userId` is null where the person cannot sign in. `source`: added as a person, seen in a log, or a colleague in the sample. */
export type PersonRow = {
  personId: string;
  key: string;
  name: string;
  role: string;
  active: boolean;
  userId: string | null;
  source: 'person' | 'log' | 'sample';
  /** What imported logs call this person. */
  logNames: string[];
  managerId: string | null;
  deputyId: string | null;
  absences: Absence[];
  /** Who stands in for some time or some of the work. */
  deputies: StoredDeputy[];
  skills: string[];
  /** The most open work items they should have; null: any number. */
  capacity: number | null;
  createdAt: Instant;
};

const COLUMNS = `person_id as "personId", key, name, role, active, user_id as "userId", source,
  log_names as "logNames", manager_id as "managerId", deputy_id as "deputyId", absences, deputies, skills,
  capacity, created_at as "createdAt"`;
const LIST = statement(`select ${COLUMNS} from people where workspace_id = $1 order by name, person_id`);
const GET = statement(`select ${COLUMNS} from people where workspace_id = $1 and person_id = $2`);
const HOLD = statement(`select ${COLUMNS} from people where workspace_id = $1 and person_id = $2 for update`);
const HOLD_ALL = statement(
  `select ${COLUMNS} from people where workspace_id = $1 order by person_id for update`,
);
const BY_USER = statement(`select ${COLUMNS} from people where workspace_id = $1 and user_id = $2`);
const INSERT = statement(
  `insert into people (workspace_id, person_id, key, name, role, active, user_id, source, log_names, manager_id,
      deputy_id, absences, deputies, skills, capacity, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now())
    on conflict (workspace_id, key) do nothing returning person_id`,
);
const UPDATE = statement(
  `update people set key = $3, name = $4, role = $5, active = $6, user_id = $7, source = $8, log_names = $9,
      manager_id = $10, deputy_id = $11, absences = $12, deputies = $13, skills = $14, capacity = $15
    where workspace_id = $1 and person_id = $2`,
);

type Ability = 'deputies' | 'skills' | 'capacity';
export type NewPerson = Omit<PersonRow, 'createdAt' | Ability> & Partial<Pick<PersonRow, Ability>>;

const valuesOf = (scope: Scope, person: NewPerson): unknown[] => [
  ...[scope.workspaceId, person.personId, person.key, person.name, person.role, person.active, person.userId],
  ...[person.source, person.logNames, person.managerId, person.deputyId, JSON.stringify(person.absences)],
  ...[JSON.stringify(person.deputies ?? []), person.skills ?? [], person.capacity ?? null],
];

export const people = {
  list: (scope: Scope): Promise<PersonRow[]> => scope.rows<PersonRow>(LIST, [scope.workspaceId]),

  get: async (scope: Scope, personId: string): Promise<PersonRow | undefined> =>
    (await scope.rows<PersonRow>(GET, [scope.workspaceId, personId]))[0],

  /** The same, held until the transaction ends: for whoever writes what they have read. */
  hold: async (scope: Scope, personId: string): Promise<PersonRow | undefined> =>
    (await scope.rows<PersonRow>(HOLD, [scope.workspaceId, personId]))[0],

  /** Everybody, held likewise. */
  holdAll: (scope: Scope): Promise<PersonRow[]> => scope.rows<PersonRow>(HOLD_ALL, [scope.workspaceId]),

  ofUser: async (scope: Scope, userId: string): Promise<PersonRow | undefined> =>
    (await scope.rows<PersonRow>(BY_USER, [scope.workspaceId, userId]))[0],

  /** False where the workspace already has a person of that key. */
  insert: async (scope: Scope, person: NewPerson): Promise<boolean> =>
    (await scope.rows(INSERT, valuesOf(scope, person))).length === 1,

  update: async (scope: Scope, person: NewPerson): Promise<void> => {
    await scope.rows(UPDATE, valuesOf(scope, person));
  },
};
