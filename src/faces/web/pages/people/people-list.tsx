// Everybody in rows: what they may do, who leads them, whether they can sign in, whether they are away.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FindField } from '../../parts/find-field.tsx';
import { meantBy } from '../../parts/meant.ts';
import { PersonName } from '../../parts/person-name.tsx';
import { usePermissions } from '../../state/session.ts';
import type { Person, Team } from '../../wire.ts';
import { EditPerson, InvitationLink, Leave, ReachOf, SignIns } from './dialogs/when-opened.tsx';
import style from './people.module.css';
import { PersonActions } from './person-actions.tsx';
import { SignInState } from './sign-in-state.tsx';

type Props = {
  people: readonly Person[];
  teams: readonly Team[];
  find: string;
  onFind: (text: string) => void;
};

const DIALOGS = { edit: EditPerson, reach: ReachOf, invite: InvitationLink, signIns: SignIns, leave: Leave };

export function PeopleList({ people, teams, find, onFind }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ dialog: keyof typeof DIALOGS; person: Person }>();
  const open = (dialog: keyof typeof DIALOGS) => (person: Person) => setOpened({ dialog, person });
  const columns = useColumns(people, teams, {
    ...{
      edit: open('edit'),
      reach: open('reach'),
      invite: open('invite'),
      signIns: open('signIns'),
      leave: open('leave'),
    },
  });
  const Opened = opened && DIALOGS[opened.dialog];
  const found = find.trim() === '' ? people : meantBy(find, people, ({ name }) => name);
  return (
    <>
      <div className={style.tools}>
        <FindField className={style.find} label={t('people.find')} find={find} onFind={onFind} />
        <span className="quiet figures" role="status">
          {t('people.count', { count: found.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyState drawing="search" title={t('people.noneFound')} text={t('people.noneFoundText')} />
      ) : (
        <DataTable label={t('people.title')} rows={found} columns={columns} rowKey={({ id }) => id} />
      )}
      {people.length === 1 && found.length === 1 ? (
        <EmptyState drawing="people" title={t('people.emptyTitle')} text={t('people.emptyText')} />
      ) : null}
      {opened === undefined || Opened === undefined ? null : (
        <Opened person={opened.person} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

type Act = (person: Person) => void;
type Acts = { edit: Act; reach: Act; invite: Act; signIns: Act; leave: Act };

function useColumns(people: readonly Person[], teams: readonly Team[], acts: Acts): Column<Person>[] {
  const { t } = useTranslation();
  const me = usePermissions().person?.id;
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const teamNames = (keys: readonly string[]) =>
    teams
      .filter(({ key }) => keys.includes(key))
      .map(({ name }) => name)
      .join(', ');
  return [
    {
      key: 'name',
      title: t('people.name'),
      names: true,
      show: ({ id, name }) => <PersonName name={name} note={id === me ? t('people.you') : undefined} />,
    },
    { key: 'role', title: t('people.role'), show: ({ role }) => t(`people.roles.${role}`) },
    { key: 'teams', title: t('people.teams'), show: ({ teamKeys }) => teamNames(teamKeys) },
    { key: 'manager', title: t('people.manager'), show: ({ managerId }) => nameOf(managerId) },
    { key: 'state', title: t('people.state'), show: (person) => <SignInState person={person} /> },
    {
      key: 'acts',
      title: t('frame.more'),
      hiddenTitle: true,
      width: '44px',
      show: (person) => <PersonActions person={person} {...acts} />,
    },
  ];
}
