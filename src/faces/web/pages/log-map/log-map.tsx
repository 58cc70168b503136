// The map of an imported log.
import '../../words/insight.ts';
import { useParams } from '@tanstack/react-router';
import { ConformancePanel } from '../../parts/conformance/conformance-panel.tsx';
import { FlowExplorer } from '../../parts/flow-explorer/flow-explorer.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { LogHead } from './log-head.tsx';

export function Page() {
  const { logId = '' } = useParams({ strict: false }) as { logId?: string };
  const { data, error, refetch } = useAnswer('GET /api/logs/:logId', { params: { logId } });
  if (data === undefined) {
    return (
      <PageGround wide>
        {error === null ? <WaitingRows /> : <FailedToLoad error={error} retry={() => void refetch()} />}
      </PageGround>
    );
  }
  return (
    <PageGround wide>
      <LogHead log={data} tab="map" />
      <FlowExplorer source={{ of: 'log', id: data.id }} title={data.name} />
      <ConformancePanel source={{ of: 'log', id: data.id }} workflowId={data.workflowId} />
    </PageGround>
  );
}
