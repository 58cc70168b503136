// What was handed over is returned to whom it came from, with the reason and the fields that were missing.
import { Button, Modal, MultiSelect, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';

type Props = { caseId: string; work: Work; onClose: () => void };

export function ReturnHandoff({ caseId, work: { workItem, handedFrom }, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState(handedFrom[0]?.stage ?? '');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string[]>([]);
  const fields = useAnswer('GET /api/cases/:caseId', { params: { caseId } }).data?.fields ?? {};
  const back = useCommand('POST /api/cases/:caseId/return-handoff', WORK_TOPICS);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const stage = handedFrom.find((each) => each.stage === to)?.title ?? to;
    const onSuccess = () => {
      sayDone(t('work.returned', { stage }));
      onClose();
    };
    back.mutate({ params: { caseId }, body: { workItem, to, reason, missing } }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('work.returnTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {handedFrom.length > 1 ? (
            <Select
              label={t('work.returnTo')}
              data={handedFrom.map(({ stage, title }) => ({ value: stage, label: title }))}
              allowDeselect={false}
              value={to}
              onChange={(stage) => setTo(stage ?? to)}
            />
          ) : null}
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            label={t('work.returnReason')}
            error={faultAt(back.error, 'body.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <MultiSelect
            searchable
            label={t('work.returnMissing')}
            data={Object.entries(fields).map(([value, { label }]) => ({ value, label }))}
            value={missing}
            onChange={setMissing}
          />
          {back.error === null ? null : <p role="alert">{sentenceOf(back.error)}</p>}
          <Button type="submit" loading={back.isPending}>
            {t('work.returnHandoff')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
