// One person's name, role, manager, skills, deputies and days away.
import '../../../words/people.ts';
import { Button, Modal, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../../client.ts';
import { PersonPicker } from '../../../parts/person-picker.tsx';
import { sayDone } from '../../../parts/toast.tsx';
import { useCommand } from '../../../state/answers.ts';
import { type Role, usePermissions } from '../../../state/session.ts';
import type { Person } from '../../../wire.ts';
import { Absences } from '../absences.tsx';
import { Deputies } from '../deputies.tsx';
import { useRoleChoices } from '../role-choices.ts';

type Changed = Pick<
  Person,
  'name' | 'role' | 'managerId' | 'deputyId' | 'absences' | 'deputies' | 'skills' | 'capacity'
>;
type FieldsProps = { id: string; changed: Changed; set: (part: Partial<Changed>) => void };

export function EditPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, name, role } = person;
  const { mayAdminister } = usePermissions();
  const [changed, setChanged] = useState<Changed>(person);
  const change = useCommand('PATCH /api/people/:id', ['people', 'session']);
  const set = (part: Partial<Changed>) => setChanged((old) => ({ ...old, ...part }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      sayDone(t('people.saved'));
      onClose();
    };
    change.mutate({ params: { id }, body: bodyOf(changed, role, mayAdminister) }, { onSuccess });
  };
  const title = t('people.editTitle', { name });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('people.name')}
            value={changed.name}
            error={faultAt(change.error, 'body.name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          {mayAdminister ? <AdministratorFields {...{ id, changed, set }} was={role} /> : null}
          <PersonPicker
            label={t('people.deputy')}
            except={id}
            ownersOnly
            value={changed.deputyId}
            onChange={(deputyId) => set({ deputyId })}
          />
          <Deputies except={id} deputies={changed.deputies} onChange={(deputies) => set({ deputies })} />
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

/** Only what this reader may change is sent, and the role only where it is another. */
function bodyOf(changed: Changed, was: Role, mayAdminister: boolean) {
  const { name, deputyId, absences, deputies, managerId, skills, capacity, role } = changed;
  const own = { name, deputyId, absences, deputies: deputies.filter(({ person }) => person !== '') };
  return mayAdminister ? { ...own, managerId, skills, capacity, ...(role === was ? {} : { role }) } : own;
}

function AdministratorFields({ id, changed, set, was }: FieldsProps & { was: Role }) {
  const { t } = useTranslation();
  const choices = useRoleChoices();
  const own = usePermissions().person?.id === id;
  return (
    <>
      {was === 'owner' || own ? null : (
        <Select
          label={t('people.role')}
          description={t(`people.roleHelp.${changed.role}`)}
          data={choices}
          value={changed.role}
          allowDeselect={false}
          onChange={(next) => set({ role: (next ?? 'member') as Role })}
        />
      )}
      <PersonPicker
        label={t('people.manager')}
        except={id}
        value={changed.managerId}
        onChange={(managerId) => set({ managerId })}
      />
      <TagsInput
        label={t('people.skills')}
        description={t('people.skillsHelp')}
        value={changed.skills}
        onChange={(skills) => set({ skills })}
      />
      <NumberInput
        label={t('people.capacity')}
        description={t('people.capacityHelp')}
        min={0}
        allowDecimal={false}
        value={changed.capacity ?? ''}
        onChange={(capacity) => set({ capacity: typeof capacity === 'number' ? capacity : null })}
      />
    </>
  );
}
