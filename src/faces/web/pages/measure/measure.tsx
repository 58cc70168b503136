// Measure: is it better? Four figures with their trends, and below them the charts that explain them.
import '../../words/insight.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import { Measured } from './measured.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { MeasureSwitches } from './switches.tsx';
import { toldOptions } from './told.ts';
import { useMeasured } from './use-measured.ts';

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { source, hasBoth, address, change } = useMeasured(workflowId);
  const { time, rate, split, only, period } = address;
  const { data, error, refetch } = useQuery({
    ...toldOptions(source ?? { of: 'own', id: workflowId }, { time, rate, split, only, period }),
    enabled: source !== null,
  });
  return (
    <PageGround wide>
      <WorkflowTabs
        workflowId={workflowId}
        tab="measure"
        actions={<MeasureSwitches source={source} hasBoth={hasBoth} address={address} change={change} />}
      />
      {error === null ? null : <FailedToLoad error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <WaitingRows /> : null}
      {data === undefined || source === null ? null : data.counted.cases === 0 && only === null ? (
        <NothingYet workflowId={workflowId} />
      ) : (
        <Measured source={source} told={data} address={address} change={change} />
      )}
    </PageGround>
  );
}
