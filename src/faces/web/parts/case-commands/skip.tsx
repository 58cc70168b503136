// Passing a stage over, with the reason; where it has outcomes, one of them is chosen.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';
import { AskReason } from './ask-reason.tsx';

type Props = {
  caseId: string;
  stage: { readonly stage: string; readonly title: string };
  /** The work that waits there, if somebody's does. */
  work?: Work;
  onClose: () => void;
};

export function SkipDialog({ caseId, stage: { stage, title }, work, onClose }: Props) {
  const { t } = useTranslation();
  const outcomes = work?.ways.filter(({ outcome }) => outcome !== null) ?? [];
  const [to, setTo] = useState<string | null>(outcomes[0]?.to ?? null);
  const skip = useCommand('POST /api/cases/:caseId/skip-stage', WORK_TOPICS);
  const send = (reason: string) => {
    const onSuccess = () => {
      sayDone(t('work.skip.done', { stage: title }));
      onClose();
    };
    const named = { ...(work && { workItem: work.workItem }), ...(to !== null && { to }) };
    skip.mutate({ params: { caseId }, body: { stage, reason, ...named } }, { onSuccess });
  };
  return (
    <AskReason
      title={t('work.skip.title', { stage: title })}
      text={t('work.skip.text')}
      label={t('work.skip.reason')}
      button={t('work.skip.button')}
      error={skip.error}
      pending={skip.isPending}
      onSend={send}
      onClose={onClose}
    >
      {outcomes.length === 0 ? null : (
        <Select
          label={t('work.skip.to')}
          data={[...new Map(outcomes.map((way) => [way.to, way.toTitle]))].map(([value, label]) => ({
            value,
            label,
          }))}
          allowDeselect={false}
          value={to}
          onChange={setTo}
        />
      )}
    </AskReason>
  );
}
