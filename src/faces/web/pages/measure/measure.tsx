// Measure: is it better? Four figures with their trends, and below them the charts that explain them.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import { sampleOf } from './charts.ts';
import { Measured } from './measured.tsx';
import { measureOptions } from './measures.ts';
import { NothingYet } from './nothing-yet.tsx';
import { MeasureSwitches } from './switches.tsx';
import { useMeasured } from './use-measured.ts';

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { source, period, onSource, onPeriod, hasBoth } = useMeasured(workflowId);
  const { data, error, refetch } = useQuery({
    ...measureOptions(source ?? { of: 'own', id: workflowId }, period),
    enabled: source !== null,
  });
  return (
    <PageGround wide>
      <WorkflowTabs
        workflowId={workflowId}
        tab="measure"
        actions={
          <MeasureSwitches
            source={source}
            hasBoth={hasBoth}
            period={period}
            onSource={onSource}
            onPeriod={onPeriod}
          />
        }
      />
      {error === null ? null : <FailedToLoad error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <WaitingRows /> : null}
      {data === undefined || source === null ? null : sampleOf(data) === 0 ? (
        <NothingYet workflowId={workflowId} />
      ) : (
        <Measured workflowId={workflowId} source={source} period={period} measures={data} />
      )}
    </PageGround>
  );
}
