// The head of every page of one workflow: its name, its version, what is drafted, and the tabs in the product's order.
import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../parts/narrow.ts';
import { StateWord } from '../../parts/state-word.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { Workflow } from '../../wire.ts';
import { TABS, type WorkflowTab } from './tab-names.ts';
import style from './workflow-tabs.module.css';

type Props = {
  workflowId: string;
  /** The tab that is open; null on a page beside the tabs, which names itself. */
  tab: WorkflowTab | null;
  /** What such a page is called. */
  page?: string;
  /** What one can do on this tab, beside the name. */
  actions?: ReactNode;
};

export function WorkflowTabs({ workflowId, tab, page = '', actions }: Props) {
  const { t } = useTranslation();
  const { data: workflow } = useAnswer('GET /api/workflows/:id', { params: { id: workflowId } });
  const title = workflow?.title ?? '';
  const narrow = useNarrow();
  const acts = actions === undefined ? null : <div className={style.actions}>{actions}</div>;
  useEffect(() => {
    if (title !== '')
      document.title = `${title}: ${tab === null ? page : t(`workflow.tabs.${tab}`)} · Millrace`;
  }, [title, tab, page, t]);
  return (
    <header className={style.head}>
      <div className={style.line}>
        <h1>{title === '' ? '\u00a0' : title}</h1>
        {workflow === undefined ? null : <Standing workflow={workflow} />}
        {narrow ? null : acts}
      </div>
      <TabLinks workflowId={workflowId} tab={tab} />
      {/* On a phone the tabs stay in sight, however much there is to do. */}
      {narrow ? acts : null}
    </header>
  );
}

function Standing({ workflow: { id, version, hasDraft } }: { workflow: Workflow }) {
  const { t } = useTranslation();
  return (
    <span className={style.standing}>
      {version === null ? null : (
        <Link
          className="quiet figures"
          to={'/workflows/$workflowId/versions' as never}
          params={{ workflowId: id } as never}
        >
          {t('workflow.version', { number: version })}
        </Link>
      )}
      {hasDraft ? (
        <StateWord tone="quiet">{t(version === null ? 'workflow.notYet' : 'workflow.draft')}</StateWord>
      ) : null}
    </span>
  );
}

/** Only tabs whose page there is. */
function TabLinks({ workflowId, tab }: { workflowId: string; tab: WorkflowTab | null }) {
  const { t } = useTranslation();
  const { routesByPath } = useRouter();
  const pathOf = (name: WorkflowTab) => `/workflows/$workflowId/${name}`;
  const there = TABS.filter((name) => Object.hasOwn(routesByPath, pathOf(name)));
  return (
    <nav className={style.tabs} aria-label={t('workflow.tabsLabel')}>
      {there.map((name) => (
        <Link
          key={name}
          className={style.tab}
          to={pathOf(name) as never}
          params={{ workflowId } as never}
          aria-current={name === tab ? 'page' : undefined}
        >
          {t(`workflow.tabs.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
