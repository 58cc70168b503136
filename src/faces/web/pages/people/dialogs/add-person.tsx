// Adding a person: a name and what they may do; sign-in comes later, by invitation.
import '../../../words/people.ts';
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../../client.ts';
import { sayDone } from '../../../parts/toast.tsx';
import { useCommand } from '../../../state/answers.ts';
import type { Role } from '../../../state/session.ts';
import type { Person } from '../../../wire.ts';
import { useRoleChoices } from '../role-choices.ts';
import { InvitationLink } from './invitation-link.tsx';

export function AddPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [inviting, setInviting] = useState<Person>();
  const choices = useRoleChoices();
  const add = useCommand('POST /api/people');
  const send = (after: (person: Person) => void) =>
    add.mutate(
      { body: { name, role } },
      {
        onSuccess: (person) => {
          sayDone(t('people.added', { name: person.name }));
          after(person);
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(onClose);
  };
  const beside = faultAt(add.error, 'body.name');
  if (inviting !== undefined) return <InvitationLink person={inviting} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit} noValidate>
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
          <Button variant="default" disabled={add.isPending} onClick={() => send(setInviting)}>
            {t('people.addAndInvite')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
