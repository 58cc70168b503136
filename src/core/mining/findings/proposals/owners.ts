// Other hands: more people for a stage, another way to choose one of them, or one person for several stages.
import { fail, type Result, succeed } from '../../../base/index.ts';
import type { Directory, OwnerRule, Stage, TeamChoice, TeamKey, Workflow } from '../../../model/index.ts';
import { and, beginChanging, type Changing } from './changing.ts';

/** A team has the stage in place of one person, and one of it is chosen so. */
export function chooseOwner(
  workflow: Workflow,
  stage: Stage,
  choose: TeamChoice,
  directory: Directory | undefined,
): Result<Changing, string> {
  const team = teamFor(stage.owner, directory);
  if (team === undefined) return fail(noTeam(stage));
  const { owner } = stage;
  if (owner?.kind === 'team' && owner.choose === choose)
    return fail(`"${stage.title}" is given out like that already. What helps is another person in the team.`);
  return succeed(changedOwner(workflow, stage, { kind: 'team', team, choose }));
}

/** More hands: the whole team of whoever has it alone, each time the one with the least open work. */
export function addPeople(
  workflow: Workflow,
  stage: Stage,
  directory: Directory | undefined,
): Result<Changing, string> {
  const { owner } = stage;
  if (owner?.kind === 'team' && owner.choose === 'least-loaded')
    return fail(
      `"${stage.title}" goes to whoever of the team has the least open work already. Add a person to the team under People.`,
    );
  return chooseOwner(workflow, stage, 'least-loaded', directory);
}

/** Whoever did the first of the stages does the others too. */
export function keepOneOwner(workflow: Workflow, stages: readonly Stage[]): Result<Changing, string> {
  const [first, ...others] = stages;
  const later = others.filter(({ id, owner }) => id !== first?.id && !isOwnerOf(owner, first?.id));
  if (first === undefined || later.length === 0) return fail('One person has all of these stages already.');
  const gate = later.find(({ kind }) => kind === 'approval');
  if (gate !== undefined)
    return fail(
      `"${gate.title}" approves what is done in "${first.title}", so one person should not do both. Agree beforehand on what it looks for instead.`,
    );
  const owner: OwnerRule = { kind: 'owner-of-stage', stage: first.id };
  const edits = later.map(({ id }) => ({ type: 'ChangeStage' as const, stage: id, changes: { owner } }));
  return succeed(and(beginChanging(workflow, later[0]?.id ?? first.id), ...edits));
}

const isOwnerOf = (owner: OwnerRule | null, stage: string | undefined): boolean =>
  owner?.kind === 'owner-of-stage' && owner.stage === stage;

const changedOwner = (workflow: Workflow, { id }: Stage, owner: OwnerRule): Changing =>
  and(beginChanging(workflow, id), { type: 'ChangeStage', stage: id, changes: { owner } });

/** The team that has the stage, or the largest one to which the person who has it belongs. */
function teamFor(owner: OwnerRule | null, directory: Directory | undefined): TeamKey | undefined {
  if (owner?.kind === 'team' || owner?.kind === 'lead-of-team') return owner.team;
  if (owner?.kind !== 'person' || directory === undefined) return undefined;
  const person = Object.values(directory.people).find(({ key }) => key === owner.person);
  const teams = Object.values(directory.teams)
    .filter(({ members }) => person !== undefined && members.includes(person.id) && members.length > 1)
    .sort((a, b) => b.members.length - a.members.length || (a.key < b.key ? -1 : 1));
  return teams[0]?.key;
}

const noTeam = ({ title, owner }: Stage): string =>
  owner?.kind === 'person'
    ? `"${title}" belongs to one person, who is in no team with others. Make a team under People first, then give it the stage.`
    : `"${title}" goes to somebody the case itself names, so there is no team to share it. Choose a team as its owner.`;
