// The Map of a workflow: the path work really takes, from our own history, from an imported log, or both at once.
import '../../words/insight.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConformancePanel } from '../../parts/conformance/conformance-panel.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFlowAddress } from '../../parts/flow/flow-address.ts';
import { useFlow } from '../../parts/flow/flow-source.ts';
import { FlowExplorer } from '../../parts/flow-explorer/flow-explorer.tsx';
import { FlowPair } from '../../parts/flow-explorer/flow-pair.tsx';
import { Later } from '../../parts/later.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { Log } from '../../wire.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';

const NO_FILTERS: readonly never[] = [];

export function Page() {
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const own = useFlow({ of: 'own', id: workflowId }, NO_FILTERS);
  const logs = useAnswer('GET /api/logs', { query: { workflow: workflowId } });
  const error = own.error ?? logs.error;
  const log = logs.data?.logs.find(({ reading }) => reading !== null);
  const lived = own.data !== undefined && own.data.ofCases > 0;
  const { source, onSource } = useSource(lived, log !== undefined);
  const retry = () => void Promise.all([own.refetch(), logs.refetch()]);
  return (
    <PageGround wide>
      <WorkflowTabs
        workflowId={workflowId}
        tab="map"
        actions={
          lived && log !== undefined ? <SourceSwitch source={source} onSource={onSource} /> : undefined
        }
      />
      {error === null ? null : <FailedToLoad error={error} retry={retry} />}
      {error === null && (own.data === undefined || logs.data === undefined) ? <WaitingRows /> : null}
      {own.data === undefined || logs.data === undefined ? null : !lived && log === undefined ? (
        <NothingYet workflowId={workflowId} />
      ) : (
        <>
          <Shown workflowId={workflowId} log={log} source={source} />
          <Later>
            <ConformancePanel
              source={source === 'log' && log ? { of: 'log', id: log.id } : { of: 'own', id: workflowId }}
              workflowId={workflowId}
            />
          </Later>
        </>
      )}
    </PageGround>
  );
}

type Source = 'own' | 'log' | 'both';
const SOURCES: readonly Source[] = ['own', 'log', 'both'];

/** What the address asks for, as far as it is there. */
function useSource(lived: boolean, hasLog: boolean) {
  const [address, change] = useFlowAddress();
  const asked = SOURCES.find((source) => source === address.source) ?? 'own';
  const source: Source = !hasLog ? 'own' : !lived ? 'log' : asked;
  const onSource = (next: Source) => change({ source: next, chosen: '', filters: [] }, true);
  return { source, onSource };
}

function SourceSwitch({ source, onSource }: { source: Source; onSource: (source: Source) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('workflowMap.source')}
      data={SOURCES.map((value) => ({ value, label: t(`workflowMap.sources.${value}`) }))}
      value={source}
      onChange={(value) => onSource(value as Source)}
    />
  );
}

type ShownProps = { workflowId: string; log: Log | undefined; source: Source };

function Shown({ workflowId, log, source }: ShownProps) {
  const { t } = useTranslation();
  const title = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } }).data?.title ?? '';
  const own = { of: 'own', id: workflowId } as const;
  if (log === undefined || source === 'own') return <FlowExplorer source={own} title={title} />;
  const imported = { of: 'log', id: log.id } as const;
  if (source === 'log') return <FlowExplorer source={imported} title={log.name} />;
  return (
    <FlowPair
      first={{ source: imported, title: t('workflowMap.imported', { name: log.name }), name: 'log' }}
      second={{ source: own, title: t('workflowMap.own'), name: 'own' }}
    />
  );
}

function NothingYet({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  const action = (
    <>
      <Button component={Link} to={`/workflows/${workflowId}/board` as never}>
        {t('workflowMap.emptyBoard')}
      </Button>{' '}
      <Button variant="default" component={Link} to="/workflows/import">
        {t('workflowMap.emptyImport')}
      </Button>
    </>
  );
  return (
    <EmptyState
      drawing="map"
      title={t('workflowMap.emptyTitle')}
      text={t('workflowMap.emptyText')}
      action={action}
    />
  );
}
