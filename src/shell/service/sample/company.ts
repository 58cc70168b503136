// Who is there in the sample: the staff of its scenarios, their teams, and whoever asked for it, who joined last week.
import { DAY_MS, type Instant } from '../../../core/base/index.ts';
import type { Directory, Person, Team } from '../../../core/model/index.ts';
import { type Scenario, staffDirectory } from '../../../core/simulation/index.ts';
import { type NewPerson, newId, type TeamRow } from '../../store/index.ts';
import { keyOf } from '../key-of.ts';

/** Whoever looks at the sample: a person in it from now on. */
export type Newcomer = { readonly personId: string; readonly name: string; readonly userId: string };

/** **shape**: rows as the store takes them, and the directory that the simulation decides by. */
export type Company = {
  readonly people: readonly NewPerson[];
  readonly teams: readonly TeamRow[];
  readonly directory: Directory;
};

/** The teams that the newcomer joins: enough work for a full worklist, from two workflows. */
const JOINED_TEAMS: readonly string[] = ['finance', 'editorial'];
/** **units**: working days. Long enough for some work to be late, short enough for most not to be. */
const JOINED_AGO = 4;

export function companyOf(
  scenarios: readonly Scenario[],
  newcomer: Newcomer,
  { from, until }: { from: Instant; until: Instant },
): Company {
  const staff = staffDirectory(scenarios, from);
  const ids = new Map(Object.keys(staff.people).map((key) => [key, newId()]));
  const idOf = (key: string | null): string | null => (key === null ? null : (ids.get(key) ?? null));
  const colleagues = Object.values(staff.people).map(
    (person): Person => ({
      ...person,
      id: idOf(person.key) ?? person.key,
      manager: idOf(person.manager),
      deputy: idOf(person.deputy),
    }),
  );
  const me = asPerson(newcomer, new Set(ids.keys()), { from, to: workingDaysBefore(until, JOINED_AGO) });
  const teams = Object.values(staff.teams).map((team): Team => {
    const members = team.members.flatMap((key) => idOf(key) ?? []);
    return {
      ...team,
      lead: idOf(team.lead),
      members: JOINED_TEAMS.includes(team.key) ? [...members, me.id] : members,
    };
  });
  const people = [me, ...colleagues];
  const directory: Directory = {
    people: Object.fromEntries(people.map((person) => [person.id, person])),
    teams: Object.fromEntries(teams.map((team) => [team.key, team])),
    // Not the newcomer: what fell to them in the months before would lie there still.
    fallback: colleagues[0]?.id ?? me.id,
    openWork: {},
    turns: {},
  };
  return {
    people: [newcomerRow(me, newcomer.userId), ...colleagues.map(colleagueRow)],
    teams: teams.map(({ key, name, lead, members }) => ({
      ...{ teamKey: key, name, leadId: lead },
      memberIds: [...members],
    })),
    directory,
  };
}

/** Until they joined they count as away, so that nothing was theirs before. */
function asPerson(
  { personId, name }: Newcomer,
  taken: ReadonlySet<string>,
  away: { from: Instant; to: Instant },
): Person {
  const wanted = keyOf(name);
  const key = taken.has(wanted) ? `${wanted}-${personId.slice(-6)}` : wanted;
  return {
    ...{ id: personId, key, name, canSignIn: true, active: true, manager: null, deputy: null },
    absences: [away],
  };
}

const newcomerRow = (me: Person, userId: string): NewPerson => ({
  ...rowOf(me),
  ...{ role: 'owner', userId, source: 'person', absences: [] },
});

const colleagueRow = (person: Person): NewPerson => ({
  ...rowOf(person),
  ...{ role: 'member', userId: null, source: 'sample' },
});

const rowOf = ({ id, key, name, manager, deputy, absences }: Person) => ({
  ...{ personId: id, key, name, active: true, logNames: [], managerId: manager, deputyId: deputy },
  absences: absences.map((absence) => ({ ...absence })),
});

function workingDaysBefore(until: Instant, days: number): Instant {
  let at = until;
  for (let left = days; left > 0; ) {
    at -= DAY_MS;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return at;
}
