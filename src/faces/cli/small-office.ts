// Who is there where nobody says? Whoever the workflow and the commands name; a lead and two members for each team; a manager.
import type { Command } from '../../core/engine/index.ts';
import {
  type Directory,
  type OwnerRule,
  type Person,
  rulesOfStage,
  titleFromId,
  type Workflow,
} from '../../core/model/index.ts';

/** A small office for a workflow and for those who act in it. Everybody can sign in, and nobody is away. */
export function smallOffice(workflow: Workflow, commands: readonly Command[]): Directory {
  const rules = rulesOf(workflow);
  const texts = textsOf(workflow);
  const teams = new Set([...rules.flatMap(teamOf), ...texts.team]);
  const keeper = workflow.owner ?? 'manager';
  const people = new Set([keeper, ...rules.flatMap(personOf), ...texts.person, ...commands.flatMap(actorOf)]);
  for (const team of teams) for (const id of crewOf(team)) people.add(id);
  people.add('manager');
  return {
    people: Object.fromEntries([...people].map((id) => [id, somebody(id)])),
    teams: Object.fromEntries([...teams].map((key) => [key, teamNamed(key)])),
    fallback: keeper,
    openWork: {},
    turns: {},
  };
}

const crewOf = (team: string): [string, string, string] => [`${team}-lead`, `${team}-1`, `${team}-2`];

function teamNamed(key: string): Directory['teams'][string] {
  const [lead, ...members] = crewOf(key);
  return { key, name: titleFromId(key), lead, members: [lead, ...members] };
}

const somebody = (id: string): Person => ({
  ...{ id, key: id, name: titleFromId(id), canSignIn: true, active: true },
  manager: id === 'manager' ? null : 'manager',
  deputy: null,
  absences: [],
});

const rulesOf = ({ stages }: Workflow): OwnerRule[] => stages.flatMap(rulesOfStage).map(({ rule }) => rule);

const personOf = (rule: OwnerRule): string[] => (rule.kind === 'person' ? [rule.person] : []);
const teamOf = (rule: OwnerRule): string[] =>
  rule.kind === 'team' || rule.kind === 'lead-of-team' ? [rule.team] : [];

/** Whom actions name, wherever in their settings: `notify: { team: finance }`. */
function textsOf({ stages, automations }: Workflow): { person: string[]; team: string[] } {
  const found = { person: [] as string[], team: [] as string[] };
  const given = JSON.stringify([stages.map(({ settings }) => settings), automations.map((each) => each.do)]);
  JSON.parse(given, (key, value: unknown) => {
    if ((key === 'person' || key === 'team') && typeof value === 'string') found[key].push(value);
    return value;
  });
  return found;
}

/** Who asks, and whom an input names for a person. */
function actorOf(command: Command): string[] {
  const by = command.by.kind === 'person' ? [command.by.person] : [];
  if (command.type === 'ReassignWorkItem') return [...by, command.to];
  return command.type === 'OpenCase' && typeof command.requester === 'string'
    ? [...by, command.requester]
    : by;
}
