// Making a team: a name and its first members.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { PeoplePicker } from '../../parts/person-picker.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';

export function AddTeam({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [memberIds, setMemberIds] = useState<string[]>([]);
  const add = useCommand('POST /api/teams', ['teams', 'people']);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      sayDone(t('people.teamAdded', { name }));
      onClose();
    };
    add.mutate({ body: { name, memberIds } }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.addTeam')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('people.teamName')}
            value={name}
            error={add.error === null ? undefined : sentenceOf(add.error)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PeoplePicker label={t('people.members')} value={memberIds} onChange={setMemberIds} />
          <Button type="submit" loading={add.isPending}>
            {t('people.addTeam')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
