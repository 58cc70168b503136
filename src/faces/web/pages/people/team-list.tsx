// Every team with its lead and its members; an administrator edits or removes it, and removing can be taken back.
import { ActionIcon, Menu } from '@mantine/core';
import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Person, Team } from '../../wire.ts';
import { TeamDialog } from './dialogs/when-opened.tsx';
import style from './people.module.css';

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
      {editing === undefined ? null : <TeamDialog team={editing} onClose={() => setEditing(undefined)} />}
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

function TeamActions({ team, edit }: { team: Team; edit: () => void }) {
  const { t } = useTranslation();
  const remove = useRemove(team);
  if (!usePermissions().mayAdminister) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('people.more', { name: team.name })}
        >
          <MoreHorizontal size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={edit}>
          {t('people.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<Trash2 size={16} aria-hidden="true" />} onClick={remove}>
          {t('people.removeTeam')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useRemove({ key, name, leadId, memberIds }: Team): () => void {
  const { t } = useTranslation();
  const topics = ['teams', 'people'];
  const remove = useCommand('DELETE /api/teams/:key', topics);
  const add = useCommand('POST /api/teams', topics);
  const restore = () => add.mutateAsync({ body: { name, leadId, memberIds } });
  return () => {
    const text = t('people.teamRemoved', { name });
    remove.mutateAsync({ params: { key } }).then(() => sayDone(text, restore), sayProblem);
  };
}
