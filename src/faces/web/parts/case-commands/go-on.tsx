// Going on by hand from a stage that waits, or ending what a scope watches over; and starting a stage that is needed.
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Stand } from '../../wire.ts';
import { sayDone, sayProblem } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';
import { AskReason } from './ask-reason.tsx';

type Props = { caseId: string; title: string; stand: Stand; onClose: () => void };

export function GoOnDialog({ caseId, title, stand, onClose }: Props) {
  const { t } = useTranslation();
  const { stage, others, kind, awaited } = stand;
  const outcomes = awaited.flatMap(({ outcome, outcomeTitle, what }) =>
    outcome === null ? [] : [{ value: outcome, label: outcomeTitle ?? outcome, what }],
  );
  // What is meant to be chosen by hand comes first.
  const meant = outcomes.find(({ what }) => what === 'hand') ?? outcomes[0];
  const [outcome, setOutcome] = useState<string | null>(meant?.value ?? null);
  const choose = useCommand('POST /api/cases/:caseId/choose-way', WORK_TOPICS);
  const send = (reason: string) => {
    const onSuccess = () => {
      sayDone(t('cases.flow.goOnDone', { title }));
      onClose();
    };
    choose.mutate({ params: { caseId }, body: { stage, outcome, reason } }, { onSuccess });
  };
  return (
    <AskReason
      title={t('cases.flow.goOnTitle', { stage: stand.title })}
      text={
        kind === 'scope' ? t('cases.flow.endText', { stages: others.join(', ') }) : t('cases.flow.goOnText')
      }
      label={t('cases.flow.goOnReason')}
      button={t('cases.flow.goOn')}
      error={choose.error}
      pending={choose.isPending}
      onSend={send}
      onClose={onClose}
    >
      {outcomes.length === 0 ? null : (
        <Select
          label={t('cases.flow.goOnAs')}
          allowDeselect={false}
          data={outcomes.map(({ value, label }) => ({ value, label }))}
          value={outcome}
          onChange={setOutcome}
        />
      )}
    </AskReason>
  );
}

type StartProps = { caseId: string; startable: { readonly stage: string; readonly title: string } };

export function StartStage({ caseId, startable: { stage, title } }: StartProps) {
  const { t } = useTranslation();
  const start = useCommand('POST /api/cases/:caseId/start-stage', WORK_TOPICS);
  const send = () =>
    start.mutateAsync({ params: { caseId }, body: { stage } }).then(
      () => sayDone(t('cases.flow.started', { stage: title })),
      (error: unknown) => sayProblem(error),
    );
  return (
    <Button variant="default" loading={start.isPending} onClick={() => void send()}>
      {t('cases.flow.start', { stage: title })}
    </Button>
  );
}
