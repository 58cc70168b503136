// The map of an imported log.
import '../../words/insight.ts';
import { useParams } from '@tanstack/react-router';
import { ConformancePanel } from '../../parts/conformance/conformance-panel.tsx';
import { useFlow } from '../../parts/flow/flow-source.ts';
import { FlowExplorer } from '../../parts/flow-explorer/flow-explorer.tsx';
import { Later } from '../../parts/later.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { LogHead } from './log-head.tsx';

const NO_FILTERS: readonly never[] = [];

export function Page() {
  const { logId = '' } = useParams({ strict: false }) as { logId?: string };
  const { data, error, refetch } = useAnswer('GET /api/logs/:logId', { params: { logId } });
  const drawn = useFlow({ of: 'log', id: logId }, NO_FILTERS).data !== undefined;
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
      <Later when={drawn}>
        <ConformancePanel source={{ of: 'log', id: data.id }} workflowId={data.workflowId} />
      </Later>
    </PageGround>
  );
}
