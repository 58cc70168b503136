// What the automations did lately: to which case, why, and what.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../../designer/state/use-design.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { AutomationRun } from '../../wire.ts';
import style from './automate.module.css';

type Run = AutomationRun & { readonly key: string };

export function Lately() {
  const { t } = useTranslation();
  const { workflowId, mayDesign } = useDesign();
  const { data } = useAnswer('GET /api/workflows/:id/automation-runs', { params: { id: workflowId } });
  const columns = useColumns();
  const runs = (data?.runs ?? []).map(
    (run, index): Run => ({ ...run, key: `${run.caseId} ${run.at} ${index}` }),
  );
  return (
    <section className={style.lately}>
      <h2>{t('automate.lately')}</h2>
      {runs.length === 0 ? (
        <p className="quiet">{data === undefined ? '' : t('automate.latelyEmpty')}</p>
      ) : (
        <DataTable label={t('automate.lately')} rows={runs} columns={columns} rowKey={({ key }) => key} />
      )}
      {mayDesign ? (
        <p className={style.out}>
          <Link to={'/deliveries' as never} search={{ workflow: workflowId } as never}>
            {t('deliveries.link')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function useColumns(): Column<Run>[] {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const titleOf = (id: string) => workflow.automations.find((each) => each.id === id)?.title ?? id;
  return [
    { key: 'ran', title: t('automate.ran'), names: true, show: ({ automation }) => titleOf(automation) },
    {
      key: 'case',
      title: t('automate.ranCase'),
      show: ({ caseId, caseTitle }) => (
        <Link to={'/cases/$caseId' as never} params={{ caseId } as never}>
          {caseTitle}
        </Link>
      ),
    },
    { key: 'why', title: t('automate.ranWhy'), show: ({ why }) => why },
    { key: 'did', title: t('automate.ranDid'), show: ({ did }) => did.join(', ') },
    { key: 'at', title: t('automate.ranAt'), width: '120px', show: ({ at }) => <Moment at={at} /> },
  ];
}
