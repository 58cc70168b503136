// Sending work back to a stage the case has been in, with the reason.
import { Button, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { RestoreChoice } from '../case-commands/restore-choice.tsx';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from './work-commands.ts';

type Props = { caseId: string; work: Work; onClose: () => void };

export function SendBack({ caseId, work, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(work.backTo[0]?.stage ?? null);
  const [reason, setReason] = useState('');
  const [restore, setRestore] = useState(false);
  const back = useCommand('POST /api/cases/:caseId/send-back', WORK_TOPICS);
  const stage = work.backTo.find((each) => each.stage === to)?.title ?? '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (to === null) return;
    const onSuccess = () => {
      sayDone(t('work.sentBack', { stage }));
      onClose();
    };
    const body = { to, reason, workItem: work.workItem, restore };
    back.mutate({ params: { caseId }, body }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('work.sendBackTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <Select
            label={t('work.sendBackTo')}
            data={work.backTo.map(({ stage, title }) => ({ value: stage, label: title }))}
            searchable={work.backTo.length > 7}
            allowDeselect={false}
            value={to}
            onChange={setTo}
          />
          <Textarea
            autosize
            minRows={2}
            label={t('work.reason')}
            error={faultAt(back.error, 'body.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RestoreChoice stage={stage} restore={restore} onChange={setRestore} />
          {back.error === null ? null : <p role="alert">{sentenceOf(back.error)}</p>}
          <Button type="submit" loading={back.isPending}>
            {t('work.sendBack')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
