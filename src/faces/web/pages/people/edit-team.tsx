// One team's name, members and lead.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { PeoplePicker, PersonPicker } from '../../parts/person-picker.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { Team } from '../../wire.ts';

export function EditTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation();
  const [{ name, leadId, memberIds }, setChanged] = useState(team);
  const change = useCommand('PATCH /api/teams/:key', ['teams', 'people']);
  const set = (part: Partial<Team>) => setChanged((old) => ({ ...old, ...part }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      sayDone(t('people.saved'));
      onClose();
    };
    change.mutate({ params: { key: team.key }, body: { name, leadId, memberIds } }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.editTitle', { name: team.name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('people.teamName')}
            value={name}
            error={change.error === null ? undefined : sentenceOf(change.error)}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <PeoplePicker
            label={t('people.members')}
            value={memberIds}
            onChange={(ids) => set({ memberIds: ids })}
          />
          <PersonPicker label={t('people.lead_of')} value={leadId} onChange={(id) => set({ leadId: id })} />
          <Button type="submit" loading={change.isPending}>
            {t('frame.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
