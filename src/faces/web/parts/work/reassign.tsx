// Giving work to somebody else, with a word on why.
import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { PersonPicker } from '../person-picker.tsx';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from './work-commands.ts';

type Props = { caseId: string; work: Work; onClose: () => void };

export function Reassign({ caseId, work, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const give = useCommand('POST /api/cases/:caseId/reassign-work-item', WORK_TOPICS);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (to === null) return;
    const body = { workItem: work.workItem, to, reason: reason.trim() === '' ? null : reason };
    const name = people.find(({ id }) => id === to)?.name ?? '';
    const onSuccess = () => {
      sayDone(t('work.reassigned', { name }));
      onClose();
    };
    give.mutate({ params: { caseId }, body }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('work.reassignTitle', { stage: work.stageTitle })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <PersonPicker
            ownersOnly
            {...(work.ownerId === null ? {} : { except: work.ownerId })}
            label={t('work.reassignTo')}
            value={to}
            onChange={setTo}
          />
          <Textarea
            autosize
            minRows={2}
            label={t('work.reassignReason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {give.error === null ? null : <p role="alert">{sentenceOf(give.error)}</p>}
          <Button type="submit" loading={give.isPending} disabled={to === null}>
            {t('work.reassign')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
