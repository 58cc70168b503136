// The published versions of a workflow: who published each, when and why, and what changed between any two of them.
import '../../words/designing.ts';
import '../../words/insight.ts';
import { Button, Select } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { FlowChanges } from '../../parts/flow-changes/flow-changes.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageGround } from '../../parts/page.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { WorkflowVersion } from '../../wire.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import style from './versions.module.css';

const read = (raw: Record<string, unknown>) => ({ from: textIn(raw, 'from'), to: textIn(raw, 'to') });

export function Page() {
  const { t } = useTranslation();
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const { data, error, refetch } = useAnswer('GET /api/workflows/:id/versions', {
    params: { id: workflowId },
  });
  return (
    <PageGround wide>
      <WorkflowTabs
        workflowId={workflowId}
        tab={null}
        page={t('versions.title')}
        actions={<Move id={workflowId} />}
      />
      <h2>{t('versions.title')}</h2>
      <p className="quiet">{t('versions.lead')}</p>
      {error === null ? null : <FailedToLoad error={error} retry={() => void refetch()} />}
      {data === undefined ? <WaitingRows /> : <Versions workflowId={workflowId} versions={data.versions} />}
    </PageGround>
  );
}

function Move({ id }: { id: string }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  if (!mayDesign) return null;
  return (
    <Button
      variant="default"
      renderRoot={(props) => (
        <Link {...props} to={'/workflows/$workflowId/move' as never} params={{ workflowId: id } as never} />
      )}
    >
      {t('versions.move')}
    </Button>
  );
}

type Shown = { workflowId: string; versions: readonly WorkflowVersion[] };

function Versions({ workflowId, versions }: Shown) {
  const { t } = useTranslation();
  const [address, set] = useAddress(read);
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const newest = versions[0]?.version ?? 1;
  const to = Number(address.to) || newest;
  const from = Number(address.from) || Math.max(1, to - 1);
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const columns: Column<WorkflowVersion>[] = [
    {
      key: 'version',
      title: t('migration.version'),
      names: true,
      show: ({ version }) => (
        <span>
          {t('versions.number', { number: version })}
          {version === newest ? <span className="quiet"> · {t('versions.now')}</span> : null}
        </span>
      ),
    },
    { key: 'when', title: t('versions.when'), show: ({ publishedAt }) => <Moment at={publishedAt} /> },
    { key: 'by', title: t('versions.by'), show: ({ publishedBy }) => nameOf(publishedBy) },
    {
      key: 'note',
      title: t('versions.note'),
      show: ({ note }) => note ?? <span className="quiet">{t('versions.noNote')}</span>,
    },
    {
      key: 'show',
      title: t('versions.show'),
      hiddenTitle: true,
      show: ({ version }) =>
        version === 1 ? (
          <span className="quiet">{t('versions.first')}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('versions.showOf', { number: version })}
            onClick={() => void set({ from: String(version - 1), to: String(version) }, { push: true })}
          >
            {t('versions.show')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t('versions.list')}
        rows={versions}
        columns={columns}
        rowKey={({ version }) => String(version)}
      />
      {versions.length < 2 ? null : (
        <section className={style.compare} aria-label={t('versions.compared', { from, to })}>
          <h2>{t('versions.compared', { from, to })}</h2>
          <Pickers versions={versions} from={from} to={to} choose={(change) => void set(change)} />
          {from === to ? (
            <p className="quiet">{t('versions.same')}</p>
          ) : (
            <FlowChanges key={`${from} ${to}`} workflowId={workflowId} from={from} to={to} />
          )}
        </section>
      )}
    </>
  );
}

type PickersProps = {
  versions: readonly WorkflowVersion[];
  from: number;
  to: number;
  choose: (change: { from?: string; to?: string }) => void;
};

function Pickers({ versions, from, to, choose }: PickersProps) {
  const { t } = useTranslation();
  const data = versions.map(({ version }) => ({
    value: String(version),
    label: t('versions.number', { number: version }),
  }));
  const shared = { data, allowDeselect: false, searchable: data.length > 7 };
  return (
    <div className={style.pickers}>
      <Select
        {...shared}
        label={t('versions.from')}
        value={String(from)}
        onChange={(value) => choose({ from: value ?? '' })}
      />
      <Select
        {...shared}
        label={t('versions.to')}
        value={String(to)}
        onChange={(value) => choose({ to: value ?? '' })}
      />
    </div>
  );
}
