// Who should have each stage? The one who did most of it, or a team of the people who did; nobody where the log names none.
import type { EventLog } from '../../event-log/index.ts';
import { idFromTitle, type OwnerRule, type PersonKey, type TeamKey } from '../../model/index.ts';
import { inOrder } from '../flow/directly-follows.ts';

/** A person seen in the log. **shape**: `name` as the log writes it. */
export type DraftPerson = { readonly key: PersonKey; readonly name: string; readonly events: number };

/** A team proposed: the people who did the work of a stage. */
export type DraftTeam = {
  readonly key: TeamKey;
  readonly name: string;
  readonly members: readonly PersonKey[];
};

export type DraftOwners = {
  readonly rules: readonly (OwnerRule | null)[];
  readonly people: readonly DraftPerson[];
  readonly teams: readonly DraftTeam[];
};

// One who did so much of a stage has it; otherwise those who together did most of it share it.
const DOMINATING = 0.6;
const MOST_OF_IT = 0.8;
const LARGEST_TEAM = 30;
const SAME_TEAM = 0.5;

type Share = { readonly resource: number; readonly events: number };
type GrowingTeam = { key: TeamKey; name: string; members: Set<number> };

export function draftOwners(log: EventLog, stageOf: Int32Array, titles: readonly string[]): DraftOwners {
  const shares = sharesByStage(log, stageOf, titles.length);
  const keys = personKeys(log);
  const teams: GrowingTeam[] = [];
  const rules = shares.map((share, stage): OwnerRule | null => {
    const total = share.reduce((sum, { events }) => sum + events, 0);
    const [first] = share;
    if (!first) return null;
    const person = keys[first.resource];
    if (person !== undefined && first.events >= total * DOMINATING) return { kind: 'person', person };
    const team = teamOf(teams, whoDidMost(share, total), titles[stage] ?? '');
    return { kind: 'team', team, choose: 'least-loaded' };
  });
  const key = (resource: number): PersonKey => keys[resource] ?? '';
  return {
    rules,
    people: peopleIn(log, shares, keys),
    teams: teams.map(({ members, ...team }) => ({ ...team, members: [...members].map(key).sort(inOrder) })),
  };
}

function sharesByStage(log: EventLog, stageOf: Int32Array, stages: number): Share[][] {
  const width = log.resources.length;
  const counts = Array.from({ length: stages }, () => new Uint32Array(width));
  for (let i = 0; i < log.events; i++) {
    const resource = log.resource[i] as number;
    const count = counts[stageOf[log.activity[i] as number] as number];
    if (count && resource >= 0) count[resource] = (count[resource] as number) + 1;
  }
  const name = (resource: number): string => log.resources[resource] ?? '';
  return counts.map((count) =>
    Array.from(count, (events, resource) => ({ resource, events }))
      .filter(({ events }) => events > 0)
      .sort((a, b) => b.events - a.events || inOrder(name(a.resource), name(b.resource))),
  );
}

function personKeys(log: EventLog): PersonKey[] {
  const taken = new Set<string>();
  return log.resources.map((name) => {
    const key = idFromTitle(name, taken, 'person');
    taken.add(key);
    return key;
  });
}

function whoDidMost(share: readonly Share[], total: number): Set<number> {
  const members = new Set<number>();
  let done = 0;
  for (const { resource, events } of share) {
    if (done >= total * MOST_OF_IT || members.size === LARGEST_TEAM) break;
    members.add(resource);
    done += events;
  }
  return members;
}

// Stages whose people are largely the same share a team.
function teamOf(teams: GrowingTeam[], people: ReadonlySet<number>, title: string): TeamKey {
  for (const team of teams) {
    const both = [...people].filter((person) => team.members.has(person)).length;
    const either = new Set([...people, ...team.members]).size;
    if (both < either * SAME_TEAM) continue;
    for (const person of people) team.members.add(person);
    return team.key;
  }
  const name = `${title} team`;
  const key = idFromTitle(
    name,
    teams.map((team) => team.key),
    'team',
  );
  teams.push({ key, name, members: new Set(people) });
  return key;
}

function peopleIn(log: EventLog, shares: readonly Share[][], keys: readonly PersonKey[]): DraftPerson[] {
  const events = new Uint32Array(log.resources.length);
  for (const { resource, events: more } of shares.flat())
    events[resource] = (events[resource] as number) + more;
  return log.resources
    .map((name, resource) => ({ key: keys[resource] ?? '', name, events: events[resource] as number }))
    .filter((person) => person.events > 0)
    .sort((a, b) => b.events - a.events || inOrder(a.name, b.name));
}
