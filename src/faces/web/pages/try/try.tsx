// Trying a draft before anybody else meets it: its forms, its work and its clocks, all by its real rules, and nothing of it real.
import '../../words/designing.ts';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PretendedNow } from '../../parts/moment.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { FirstForm } from './first-form.tsx';
import { KeptTests } from './kept-tests.tsx';
import { NotBegun, ToDesign } from './not-begun.tsx';
import { PretendedCase } from './pretended-case.tsx';
import { RunBar } from './run-bar.tsx';
import { RunStanding } from './run-standing.tsx';
import { useDryRun } from './use-dry-run.ts';

export function Page() {
  const { t } = useTranslation();
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const trying = useDryRun(workflowId);
  const named = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } });
  const { shown, error, begin } = trying;
  return (
    <PageGround>
      <PageHeader
        title={t('trying.title', { workflow: named.data?.title ?? '' })}
        lead={t('trying.lead')}
        actions={
          <ToDesign workflowId={workflowId} leftSection={<ArrowLeft size={16} aria-hidden="true" />}>
            {t('trying.back')}
          </ToDesign>
        }
      />
      {error === null ? null : <NotBegun error={error} workflowId={workflowId} retry={() => begin()} />}
      {shown === undefined && error === null ? <WaitingRows /> : null}
      {shown === undefined ? null : (
        <PretendedNow.Provider value={Date.parse(shown.at)}>
          <RunBar trying={trying} />
          <RunStanding workflowId={workflowId} trying={trying} />
          {shown.case === null ? (
            <FirstForm forms={shown.forms} trying={trying} />
          ) : (
            <PretendedCase shown={shown.case} />
          )}
        </PretendedNow.Provider>
      )}
      <KeptTests workflowId={workflowId} trying={trying} />
    </PageGround>
  );
}
