// The map of an imported log, and the one step that makes it a workflow of ours.
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FlowExplorer } from '../../parts/flow-explorer/flow-explorer.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Log } from '../../wire.ts';

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
      <PageHeader title={data.name} lead={<Span log={data} />} actions={<MakeOurs log={data} />} />
      <FlowExplorer source={{ of: 'log', id: data.id }} title={data.name} />
    </PageGround>
  );
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

function Span({ log: { reading } }: { log: Log }) {
  const { t } = useTranslation();
  if (reading === null || reading.from === null || reading.to === null) return null;
  const [from, to] = [day.format(new Date(reading.from)), day.format(new Date(reading.to))];
  return <span className="figures">{t('importLog.span', { cases: reading.cases, from, to })}</span>;
}

function MakeOurs({ log }: { log: Log }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mayDesign } = usePermissions();
  const make = useCommand('POST /api/logs/:logId/workflow', ['workflows', 'logs', 'people', 'teams']);
  if (!mayDesign) return null;
  const draft = () =>
    make.mutate(
      { params: { logId: log.id }, body: {} },
      {
        onSuccess: ({ id }) => void navigate({ to: `/workflows/${id}/design` as never }),
        onError: (error) => sayProblem(error, draft),
      },
    );
  return (
    <>
      {log.workflowId === null ? null : (
        <Button variant="default" component={Link} to={`/workflows/${log.workflowId}` as never}>
          {t('importLog.openWorkflow')}
        </Button>
      )}
      <Button loading={make.isPending} title={t('importLog.makeOursHint')} onClick={draft}>
        {t('importLog.makeOurs')}
      </Button>
    </>
  );
}
