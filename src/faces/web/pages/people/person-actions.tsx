// What can be done with one person: edit, invite by link, mark as left or back.
import { ActionIcon, Menu } from '@mantine/core';
import { Link2, MoreHorizontal, Pencil, UserCheck, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Person } from '../../wire.ts';

type Props = { person: Person; edit: (person: Person) => void; invite: (person: Person) => void };

export function PersonActions({ person, edit, invite }: Props) {
  const { t } = useTranslation();
  const { person: me, mayAdminister } = usePermissions();
  const setActive = useSetActive(person);
  const own = me?.id === person.id;
  if (!mayAdminister && !own) return null;
  const mayInvite = mayAdminister && person.active && !own;
  const Leave = person.active ? UserX : UserCheck;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('people.more', { name: person.name })}
        >
          <MoreHorizontal size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => edit(person)}>
          {t('people.edit')}
        </Menu.Item>
        {mayInvite ? (
          <Menu.Item leftSection={<Link2 size={16} aria-hidden="true" />} onClick={() => invite(person)}>
            {person.canSignIn ? t('people.inviteAgain') : t('people.invite')}
          </Menu.Item>
        ) : null}
        {mayAdminister && !own ? (
          <Menu.Item
            leftSection={<Leave size={16} aria-hidden="true" />}
            onClick={() => setActive(!person.active)}
          >
            {person.active ? t('people.leave') : t('people.comeBack')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function useSetActive({ id, name }: Person): (active: boolean) => void {
  const { t } = useTranslation();
  const change = useCommand('PATCH /api/people/:id', ['people', 'teams']);
  const set = (active: boolean) => change.mutateAsync({ params: { id }, body: { active } });
  return (active) => {
    const text = active ? t('people.back', { name }) : t('people.left', { name });
    set(active).then(() => sayDone(text, () => set(!active)), sayProblem);
  };
}
