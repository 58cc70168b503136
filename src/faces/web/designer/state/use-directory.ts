// The people and teams of the workspace, as the checks of a workflow want them.
import { useMemo } from 'react';
import type { Directory } from '../../../../core/model/index.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Person, Team } from '../../wire.ts';

export type Everybody = { readonly people: readonly Person[]; readonly teams: readonly Team[] };

export function useEverybody(): Everybody | undefined {
  const people = useAnswer('GET /api/people').data?.people;
  const teams = useAnswer('GET /api/teams').data?.teams;
  return useMemo(() => (people && teams ? { people, teams } : undefined), [people, teams]);
}

/** Without how much anybody has to do: that is for decisions, and the checks ask only who is there. */
export function directoryOf({ people, teams }: Everybody): Directory {
  return {
    people: Object.fromEntries(
      people.map(({ id, key, name, mayHaveWork, invited, active, managerId, deputyId, skills }) => [
        id,
        {
          id,
          key,
          name,
          canSignIn: mayHaveWork,
          invited,
          active,
          manager: managerId,
          deputy: deputyId,
          absences: [],
          skills,
        },
      ]),
    ),
    teams: Object.fromEntries(
      teams.map(({ key, name, leadId, memberIds }) => [key, { key, name, lead: leadId, members: memberIds }]),
    ),
    fallback: people.find(({ role }) => role === 'owner')?.id ?? null,
    openWork: {},
    turns: {},
  };
}
