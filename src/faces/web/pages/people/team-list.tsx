// Every team with its lead and its members; an administrator changes them in place.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import type { Person, Team } from '../../wire.ts';
import { EditTeam } from './edit-team.tsx';
import style from './people.module.css';
import { TeamActions } from './team-actions.tsx';

type Props = { people: readonly Person[]; teams: readonly Team[] };

export function TeamList({ people, teams }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Team>();
  if (teams.length === 0) {
    return (
      <EmptyState drawing="people" title={t('people.teamsEmptyTitle')} text={t('people.teamsEmptyText')} />
    );
  }
  return (
    <>
      <ul className={style.teams}>
        {teams.map((team) => (
          <li key={team.key} className={style.team}>
            <div className={style.teamHead}>
              <h2>{team.name}</h2>
              <TeamActions team={team} edit={() => setEditing(team)} />
            </div>
            <Members team={team} people={people} />
          </li>
        ))}
      </ul>
      {editing === undefined ? null : <EditTeam team={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function Members({ team, people }: { team: Team; people: readonly Person[] }) {
  const { t } = useTranslation();
  const members = people.filter(({ id }) => team.memberIds.includes(id));
  return (
    <>
      <span className="quiet figures">{t('people.members', { count: members.length })}</span>
      <ul className={style.members}>
        {members.map(({ id, name }) => (
          <li key={id}>
            <PersonName name={name} note={id === team.leadId ? t('people.lead_of') : undefined} />
          </li>
        ))}
      </ul>
    </>
  );
}
