// What can be done with one person: edit, invite by link, hand on what is theirs as they leave, mark as back.
import { ActionIcon, Menu } from '@mantine/core';
import { Eye, KeyRound, Link2, MoreHorizontal, Pencil, UserCheck, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Person } from '../../wire.ts';

type Act = (person: Person) => void;
type Props = { person: Person; edit: Act; reach: Act; invite: Act; signIns: Act; leave: Act };

export function PersonActions({ person, edit, reach, invite, signIns, leave }: Props) {
  const { t } = useTranslation();
  const { person: me, mayAdminister } = usePermissions();
  const comeBack = useComeBack(person);
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
        {mayAdminister ? (
          <Menu.Item leftSection={<Eye size={16} aria-hidden="true" />} onClick={() => reach(person)}>
            {t('people.reach.open')}
          </Menu.Item>
        ) : null}
        {mayInvite ? (
          <Menu.Item leftSection={<Link2 size={16} aria-hidden="true" />} onClick={() => invite(person)}>
            {person.canSignIn ? t('people.inviteAgain') : t('people.invite')}
          </Menu.Item>
        ) : null}
        {mayInvite && person.canSignIn ? (
          <Menu.Item leftSection={<KeyRound size={16} aria-hidden="true" />} onClick={() => signIns(person)}>
            {t('people.signIns.open')}
          </Menu.Item>
        ) : null}
        {mayAdminister && !own ? (
          <Menu.Item
            leftSection={<Leave size={16} aria-hidden="true" />}
            onClick={() => (person.active ? leave(person) : comeBack())}
          >
            {person.active ? t('people.leave') : t('people.comeBack')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function useComeBack({ id, name }: Person): () => void {
  const { t } = useTranslation();
  const change = useCommand('PATCH /api/people/:id', ['people', 'teams']);
  const set = (active: boolean) => change.mutateAsync({ params: { id }, body: { active } });
  return () => {
    set(true).then(() => sayDone(t('people.back', { name }), () => set(false)), sayProblem);
  };
}
