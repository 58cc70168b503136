// Making a team, or changing one: its name, its members, its lead.
import '../../../words/people.ts';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { PeoplePicker, PersonPicker } from '../../../parts/person-picker.tsx';
import { sayDone } from '../../../parts/toast.tsx';
import { useCommand } from '../../../state/answers.ts';
import type { Team } from '../../../wire.ts';

type Props = { /** Left out for a new team. */ team?: Team; onClose: () => void };

const NEW: Omit<Team, 'key'> = { name: '', leadId: null, memberIds: [] };

export function TeamDialog({ team, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Omit<Team, 'key'>>(team ?? NEW);
  const { save, error, saving } = useSaving(team);
  const set = (part: Partial<Team>) => setTyped((old) => ({ ...old, ...part }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    save(typed).then(onClose, () => undefined);
  };
  const title = team === undefined ? t('people.addTeam') : t('people.editTitle', { name: team.name });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('people.teamName')}
            value={typed.name}
            error={error === null ? undefined : sentenceOf(error)}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <PeoplePicker
            label={t('people.members')}
            value={typed.memberIds}
            onChange={(memberIds) => set({ memberIds })}
          />
          <PersonPicker
            label={t('people.lead_of')}
            value={typed.leadId}
            onChange={(leadId) => set({ leadId })}
          />
          <Button type="submit" loading={saving}>
            {team === undefined ? t('people.addTeam') : t('frame.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function useSaving(team: Team | undefined) {
  const { t } = useTranslation();
  const topics = ['teams', 'people'];
  const add = useCommand('POST /api/teams', topics);
  const change = useCommand('PATCH /api/teams/:key', topics);
  const save = async (typed: Omit<Team, 'key'>) => {
    const { name, leadId, memberIds } = typed;
    if (team === undefined) await add.mutateAsync({ body: { name, leadId, memberIds } });
    else await change.mutateAsync({ params: { key: team.key }, body: { name, leadId, memberIds } });
    sayDone(team === undefined ? t('people.teamAdded', { name }) : t('people.saved'));
  };
  return { save, error: add.error ?? change.error, saving: add.isPending || change.isPending };
}
