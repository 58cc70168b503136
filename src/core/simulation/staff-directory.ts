// Who is there in a scenario: the directory for a simulation that no workspace stands behind, ids being the keys.
import { type Instant, MINUTE_MS } from '../base/index.ts';
import type { Directory, Person, Team } from '../model/index.ts';
import type { Scenario, StaffMember } from './scenario.ts';

const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** When a member is away, counted from the start of the simulation. */
export const absencesOf = (member: StaffMember, start: Instant): Person['absences'] =>
  member.away.map(({ fromWeek, weeks }) => ({
    from: start + fromWeek * WEEK_MS,
    to: start + (fromWeek + weeks) * WEEK_MS,
  }));

/** The people and teams of one or several scenarios; who stands in several is the same person. */
export function staffDirectory(scenarios: readonly Scenario[], start: Instant): Directory {
  const staff = new Map(
    scenarios.flatMap((scenario) => scenario.staff.map((member) => [member.key, member])),
  );
  const people = [...staff.values()].map((member): [string, Person] => [
    member.key,
    {
      id: member.key,
      key: member.key,
      name: member.name,
      canSignIn: true,
      active: true,
      manager: member.manager,
      deputy: member.deputy,
      absences: absencesOf(member, start),
    },
  ]);
  const named = new Map(scenarios.flatMap((scenario) => Object.entries(scenario.teams)));
  const members = scenarios.flatMap((scenario) => scenario.staff);
  const teams = [...named].map(([key, { name, lead }]): [string, Team] => {
    const own = members.filter((member) => member.teams.includes(key)).map((member) => member.key);
    return [key, { key, name, lead, members: [...new Set(own)] }];
  });
  return {
    people: Object.fromEntries(people),
    teams: Object.fromEntries(teams),
    fallback: people[0]?.[0] ?? null,
    openWork: {},
    turns: {},
  };
}
