// Every workflow as a row: what it is, whether it runs, how many cases are in it now.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { StateWord } from '../../parts/state-word.tsx';
import { usePermissions } from '../../state/session.ts';
import type { Workflow } from '../../wire.ts';
import { WorkflowActions } from './workflow-actions.tsx';
import style from './workflows.module.css';

export function WorkflowList({ workflows }: { workflows: readonly Workflow[] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <DataTable label={t('workflows.title')} rows={workflows} columns={columns} rowKey={({ id }) => id} />
  );
}

function useColumns(): Column<Workflow>[] {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const acts: Column<Workflow> = {
    key: 'acts',
    title: t('frame.more'),
    hiddenTitle: true,
    width: '44px',
    show: (workflow) => <WorkflowActions workflow={workflow} />,
  };
  return [
    { key: 'name', title: t('workflows.name'), names: true, show: (workflow) => <Name {...workflow} /> },
    {
      key: 'state',
      title: t('workflows.state'),
      width: '200px',
      show: (workflow) => <State {...workflow} />,
    },
    {
      key: 'open',
      title: t('workflows.open'),
      figures: true,
      width: '110px',
      show: ({ id, title, openCases }) =>
        openCases === 0 ? (
          '0'
        ) : (
          <Link
            to={'/cases' as never}
            search={{ workflow: id } as never}
            aria-label={t('workflows.openOf', { count: openCases, title })}
          >
            {openCases.toLocaleString()}
          </Link>
        ),
    },
    {
      key: 'changed',
      title: t('workflows.changed'),
      width: '130px',
      show: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
    ...(mayDesign ? [acts] : []),
  ];
}

function Name({ id, title, description }: Workflow) {
  return (
    <div className={style.name}>
      <Link to={'/workflows/$workflowId' as never} params={{ workflowId: id } as never}>
        {title}
      </Link>
      {description === null ? null : <span className="quiet">{description}</span>}
    </div>
  );
}

function State({ version, hasDraft }: Workflow) {
  const { t } = useTranslation();
  if (version === null) return <StateWord tone="quiet">{t('workflows.drafted')}</StateWord>;
  const key = hasDraft ? 'workflows.liveDrafted' : 'workflows.live';
  return <StateWord tone="done">{t(key, { number: version })}</StateWord>;
}
