// One person's name, role, manager, deputy and days away.
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { type Role, usePermissions } from '../../state/session.ts';
import type { Person } from '../../wire.ts';
import { Absences } from './absences.tsx';
import { useRoleChoices } from './role-choices.ts';

type Changed = Pick<Person, 'name' | 'role' | 'managerId' | 'deputyId' | 'absences'>;

export function EditPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, role } = person;
  const { person: me, mayAdminister } = usePermissions();
  const [changed, setChanged] = useState<Changed>(person);
  const choices = useRoleChoices();
  const change = useCommand('PATCH /api/people/:id', ['people', 'session']);
  const set = (part: Partial<Changed>) => setChanged({ ...changed, ...part });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { name, deputyId, absences, managerId } = changed;
    const own = { name, deputyId, absences };
    const given = changed.role === role ? {} : { role: changed.role };
    const body = mayAdminister ? { ...own, ...given, managerId } : own;
    const onSuccess = () => {
      sayDone(t('people.saved'));
      onClose();
    };
    change.mutate({ params: { id }, body }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.editTitle', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('people.name')}
            value={changed.name}
            error={faultAt(change.error, 'body.name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          {mayAdminister && role !== 'owner' && me?.id !== id ? (
            <Select
              label={t('people.role')}
              description={t(`people.roleHelp.${changed.role}`)}
              data={choices}
              value={changed.role}
              allowDeselect={false}
              onChange={(next) => set({ role: (next ?? 'member') as Role })}
            />
          ) : null}
          {mayAdminister ? (
            <PersonPicker
              label={t('people.manager')}
              except={id}
              value={changed.managerId}
              onChange={(managerId) => set({ managerId })}
            />
          ) : null}
          <PersonPicker
            label={t('people.deputy')}
            except={id}
            ownersOnly
            value={changed.deputyId}
            onChange={(deputyId) => set({ deputyId })}
          />
          <Absences absences={changed.absences} onChange={(absences) => set({ absences })} />
          {change.error === null ? null : <p role="alert">{sentenceOf(change.error)}</p>}
          <Button type="submit" loading={change.isPending}>
            {t('frame.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
