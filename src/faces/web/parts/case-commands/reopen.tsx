// Opening a finished case again, at a stage it has been in.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Case } from '../../wire.ts';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';
import { AskReason } from './ask-reason.tsx';
import { RestoreChoice } from './restore-choice.tsx';

export function ReopenDialog({
  shown: { caseId, number, reopenAt },
  onClose,
}: {
  shown: Case;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>(reopenAt.at(-1)?.stage ?? '');
  const [restore, setRestore] = useState(false);
  const reopen = useCommand('POST /api/cases/:caseId/reopen-case', WORK_TOPICS);
  const stage = reopenAt.find((each) => each.stage === to)?.title ?? to;
  const send = (reason: string) => {
    const onSuccess = () => {
      sayDone(t('cases.reopen.done', { number, stage }));
      onClose();
    };
    reopen.mutate({ params: { caseId }, body: { to, reason, restore } }, { onSuccess });
  };
  return (
    <AskReason
      title={t('cases.reopen.title', { number })}
      label={t('cases.reopen.reason')}
      button={t('cases.reopen.button')}
      error={reopen.error}
      pending={reopen.isPending}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('cases.reopen.at')}
        data={reopenAt.map(({ stage: value, title: label }) => ({ value, label }))}
        allowDeselect={false}
        value={to}
        onChange={(chosen) => setTo(chosen ?? to)}
      />
      <RestoreChoice stage={stage} restore={restore} onChange={setRestore} />
    </AskReason>
  );
}
