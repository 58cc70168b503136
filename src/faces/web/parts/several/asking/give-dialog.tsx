// Handing the open work of the chosen cases to somebody.
import '../../../words/several.ts';
import { Button, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../state/answers.ts';
import { PersonPicker } from '../../person-picker.tsx';
import type { Deed } from '../deed.ts';
import type { Chosen } from '../shown.ts';

type Props = {
  readonly chosen: readonly Chosen[];
  readonly onGive: (deed: Deed) => void;
  readonly onClose: () => void;
};

export function GiveDialog({ chosen, onGive, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(null);
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (to !== null) onGive({ kind: 'give', to, name: people.find(({ id }) => id === to)?.name ?? '' });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('several.giveTitle', { count: chosen.length })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <PersonPicker ownersOnly label={t('work.reassignTo')} value={to} onChange={setTo} />
          <Button type="submit" disabled={to === null}>
            {t('several.give')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
