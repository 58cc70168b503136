// Which people of a log does the design give work to, alone or in a team, who cannot sign in yet?
import type { OwnerRule, Workflow } from '../../../../core/model/index.ts';
import type { Person } from '../../wire.ts';
import type { Everybody } from '../state/use-directory.ts';

/** **shape**: `stages` are the titles of those that this person alone has, `teams` the names of those that have others. */
export type SeenHere = {
  readonly person: Person;
  readonly stages: readonly string[];
  readonly teams: readonly string[];
};

export function seenPeople(workflow: Workflow, { people, teams }: Everybody): SeenHere[] {
  const used = new Set(workflow.stages.flatMap(({ owner }) => teamOf(owner)));
  const owning = teams.filter(({ key }) => used.has(key));
  return people
    .filter(({ active, canSignIn, fromLog }) => active && fromLog && !canSignIn)
    .map((person) => ({
      person,
      stages: workflow.stages
        .filter(({ owner }) => owner?.kind === 'person' && owner.person === person.key)
        .map(({ title }) => title),
      teams: owning.filter(({ memberIds }) => memberIds.includes(person.id)).map(({ name }) => name),
    }))
    .filter((seen) => seen.stages.length > 0 || seen.teams.length > 0)
    .sort((a, b) => b.stages.length - a.stages.length || a.person.name.localeCompare(b.person.name));
}

const teamOf = (owner: OwnerRule | null): string[] =>
  owner?.kind === 'team' || owner?.kind === 'lead-of-team' ? [owner.team] : [];

/** The workflow where the stages of one person go to a team. */
export const givenToTeam = (workflow: Workflow, person: string, team: string): Workflow => ({
  ...workflow,
  stages: workflow.stages.map((stage) =>
    stage.owner?.kind === 'person' && stage.owner.person === person
      ? { ...stage, owner: { kind: 'team', team, choose: 'least-loaded' } }
      : stage,
  ),
});
