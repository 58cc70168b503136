// Adding a person: a name and what they may do; sign-in comes later, by invitation.
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { sayDone } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { Role } from '../../state/session.ts';
import { useRoleChoices } from './role-choices.ts';

export function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const choices = useRoleChoices();
  const add = useCommand('POST /api/people');
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { body: { name, role } },
      {
        onSuccess: (person) => {
          sayDone(t('people.added', { name: person.name }));
          onClose();
        },
      },
    );
  };
  const beside = faultAt(add.error, 'body.name');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('people.name')}
            value={name}
            error={beside ?? (add.error === null ? undefined : sentenceOf(add.error))}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('people.role')}
            description={t(`people.roleHelp.${role}`)}
            data={choices}
            value={role}
            allowDeselect={false}
            onChange={(next) => setRole((next ?? 'member') as Role)}
          />
          <Button type="submit" loading={add.isPending}>
            {t('people.add')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
