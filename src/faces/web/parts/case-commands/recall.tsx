// Taking one's own request back while nobody has begun: to correct it and send it again, or for good.
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Case } from '../../wire.ts';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';
import { AskReason } from './ask-reason.tsx';

export function RecallDialog({ shown: { caseId, title }, onClose }: { shown: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const [next, setNext] = useState<'start' | 'cancel'>('start');
  const recall = useCommand('POST /api/cases/:caseId/recall-submission', WORK_TOPICS);
  const send = (reason: string) => {
    const onSuccess = () => {
      sayDone(t(`cases.recall.done.${next}`, { title }));
      onClose();
    };
    recall.mutate({ params: { caseId }, body: { next, reason } }, { onSuccess });
  };
  return (
    <AskReason
      title={t('cases.recall.title')}
      text={t('cases.recall.text')}
      label={t('cases.recall.reason')}
      button={t('cases.recall.button')}
      error={recall.error}
      pending={recall.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Radio.Group
        label={t('cases.recall.next')}
        value={next}
        onChange={(chosen) => setNext(chosen as 'start' | 'cancel')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="start" label={t('cases.recall.start')} />
          <Radio value="cancel" label={t('cases.recall.cancel')} />
        </Stack>
      </Radio.Group>
    </AskReason>
  );
}
