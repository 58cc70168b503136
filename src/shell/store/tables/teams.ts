// Which teams are there, who is in them, in which order, and who leads them?
import { type Scope, statement } from '../connections.ts';

export type TeamRow = { teamKey: string; name: string; leadId: string | null; memberIds: string[] };

const LIST = statement(
  `select t.team_key as "teamKey", t.name, t.lead_id as "leadId",
      coalesce(array_agg(m.person_id order by m.position) filter (where m.person_id is not null), '{}') as "memberIds"
    from teams t left join team_members m on m.workspace_id = t.workspace_id and m.team_key = t.team_key
    where t.workspace_id = $1 group by t.workspace_id, t.team_key order by t.name, t.team_key`,
);
const PUT = statement(
  `insert into teams (workspace_id, team_key, name, lead_id, created_at) values ($1, $2, $3, $4, now())
    on conflict (workspace_id, team_key) do update set name = excluded.name, lead_id = excluded.lead_id`,
);
const CLEAR = statement('delete from team_members where workspace_id = $1 and team_key = $2');
const FILL = statement(
  `insert into team_members (workspace_id, team_key, person_id, position)
    select $1, $2, person_id, position from unnest($3::text[]) with ordinality as member(person_id, position)`,
);
const REMOVE = statement('delete from teams where workspace_id = $1 and team_key = $2 returning team_key');

export const teams = {
  list: (scope: Scope): Promise<TeamRow[]> => scope.rows<TeamRow>(LIST, [scope.workspaceId]),

  /** Makes the team, or makes it so. Inside one transaction. */
  put: async (scope: Scope, team: TeamRow): Promise<void> => {
    await scope.rows(PUT, [scope.workspaceId, team.teamKey, team.name, team.leadId]);
    await scope.rows(CLEAR, [scope.workspaceId, team.teamKey]);
    await scope.rows(FILL, [scope.workspaceId, team.teamKey, [...new Set(team.memberIds)]]);
  },

  /** False where there was no such team. Inside one transaction. */
  remove: async (scope: Scope, teamKey: string): Promise<boolean> => {
    await scope.rows(CLEAR, [scope.workspaceId, teamKey]);
    return (await scope.rows(REMOVE, [scope.workspaceId, teamKey])).length === 1;
  },
};
