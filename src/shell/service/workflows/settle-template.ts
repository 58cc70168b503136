// A template names people and teams that a workspace may not have. Used here, its missing teams are made with whoever uses
// it as lead and member, and its missing people are that person too, so that it can be published at once.
import type { Workflow } from '../../../core/model/index.ts';
import { titleFromId } from '../../../core/model/index.ts';
import { people, type Scope, teams, workspaceEvents } from '../../store/index.ts';
import type { By } from '../people.ts';
import { namedIn, withNames } from './name-people.ts';

/** **shape**: the workflow as it stands here, and the names of the teams that were made for it. */
export type Settled = { readonly workflow: Workflow; readonly teamsMade: readonly string[] };

/** Inside one transaction. **units**: `at` in milliseconds. */
export async function settleTemplate(
  scope: Scope,
  { by, at }: { by: By; at: number },
  template: Workflow,
): Promise<Settled> {
  const named = namedIn(template);
  const here = new Set((await people.list(scope)).map(({ key }) => key));
  const me = (await people.get(scope, by.personId))?.key;
  const missing = [...named.people].filter((key) => !here.has(key));
  const mine = new Map(me === undefined ? [] : missing.map((key) => [key, me]));
  const workflow = withNames(template, { people: mine, teams: new Map() });
  const teamsMade: string[] = [];
  const known = new Set((await teams.list(scope)).map(({ teamKey }) => teamKey));
  for (const teamKey of [...named.teams].filter((key) => !known.has(key))) {
    const team = { teamKey, name: titleFromId(teamKey), leadId: by.personId, memberIds: [by.personId] };
    await teams.put(scope, team);
    await workspaceEvents.append(scope, { kind: 'TeamAdded', at, actor: by.personId, data: { ...team } });
    teamsMade.push(team.name);
  }
  return { workflow, teamsMade };
}
