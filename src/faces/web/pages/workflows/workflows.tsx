// The Workflows page: every workflow with its state, and the ways to begin another.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import { Beginnings } from './beginnings.tsx';
import { BroughtIn } from './brought-in.tsx';
import { NewWorkflow } from './new-workflow.tsx';
import { WorkflowList } from './workflow-list.tsx';

export function Page() {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const [naming, setNaming] = useState(false);
  const { data, error, refetch } = useAnswer('GET /api/workflows');
  const begin = mayDesign ? <Beginnings onNew={() => setNaming(true)} /> : undefined;
  const isEmpty = data?.workflows.length === 0;
  return (
    <PageGround>
      <PageHeader
        title={t('workflows.title')}
        lead={t('workflows.lead')}
        actions={isEmpty ? undefined : begin}
      />
      {error !== null && data === undefined ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <WaitingRows />
      ) : isEmpty ? (
        <EmptyState
          drawing="map"
          title={t('workflows.emptyTitle')}
          text={t('workflows.emptyText')}
          action={begin}
        />
      ) : (
        <WorkflowList workflows={data.workflows} />
      )}
      {data === undefined ? null : <BroughtIn />}
      {naming ? <NewWorkflow onClose={() => setNaming(false)} /> : null}
    </PageGround>
  );
}
