// The Findings of a workflow: where it waits, changes hands, stops or comes back, from our own history or an imported log.
import '../../words/insight.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FindingsView } from '../../parts/findings/findings-view.tsx';
import { useFindings } from '../../parts/findings/use-findings.ts';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { PageGround } from '../../parts/page.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Log } from '../../wire.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';

export function Page() {
  const { t } = useTranslation();
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { source, choice, size } = useSource(workflowId);
  return (
    <PageGround wide>
      <WorkflowTabs
        workflowId={workflowId}
        tab="findings"
        actions={
          <>
            {choice}
            <Button
              component={Link}
              variant="subtle"
              size="compact-md"
              to={'/findings/review' as never}
              search={{ workflow: workflowId } as never}
            >
              {t('findings.review.link')}
            </Button>
          </>
        }
      />
      <FindingsView source={source} size={size} />
    </PageGround>
  );
}

const read = (raw: Record<string, unknown>) => ({ source: textIn(raw, 'source') });

/** Our own history where there is any; the imported log where there is none, or where it is asked for. */
function useSource(workflowId: string) {
  const [asked, set] = useAddress(read);
  const own = useFindings({ of: 'own', id: workflowId });
  const logs = useAnswer('GET /api/logs', { query: { workflow: workflowId } });
  const log = logs.data?.logs.find(({ reading }) => reading !== null);
  const lived = own.data === undefined || own.data.looked.cases > 0;
  const isLog = log !== undefined && (!lived || asked.source === 'log');
  const source: FlowSource = isLog ? { of: 'log', id: log.id } : { of: 'own', id: workflowId };
  const change = (to: string) => void set({ source: to === 'own' ? '' : to }, { push: true });
  const choice =
    log === undefined || !lived ? null : <SourceSwitch source={isLog ? 'log' : 'own'} onSource={change} />;
  return { source, choice, size: isLog ? sizeOf(log) : undefined };
}

const sizeOf = ({ reading }: Log) =>
  reading === null ? undefined : { cases: reading.cases, events: reading.events };

function SourceSwitch({ source, onSource }: { source: 'own' | 'log'; onSource: (source: string) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('findings.source')}
      data={(['own', 'log'] as const).map((value) => ({ value, label: t(`findings.sources.${value}`) }))}
      value={source}
      onChange={onSource}
    />
  );
}
