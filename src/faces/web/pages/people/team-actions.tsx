// What can be done with one team: edit it, remove it (and take that back).
import { ActionIcon, Menu } from '@mantine/core';
import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Team } from '../../wire.ts';

export function TeamActions({ team, edit }: { team: Team; edit: () => void }) {
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
  const change = useCommand('PATCH /api/teams/:key', topics);
  const restore = async () => {
    const made = await add.mutateAsync({ body: { name, memberIds } });
    await change.mutateAsync({ params: { key: made.key }, body: { leadId } });
  };
  return () => {
    const text = t('people.teamRemoved', { name });
    remove.mutateAsync({ params: { key } }).then(() => sayDone(text, restore), sayProblem);
  };
}
