// What a row of the list of cases shows.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DueWord } from '../../parts/case-view/due-word.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Marked } from '../../parts/marked.tsx';
import { Moment } from '../../parts/moment.tsx';
import { StateWord } from '../../parts/state-word.tsx';
import type { CaseListItem } from '../../wire.ts';
import style from './cases.module.css';

/** `words` are those that were looked for in titles. */
export function useCaseColumns(words: string): readonly Column<CaseListItem>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('cases.columns.title'),
        names: true,
        show: (row) => <Named row={row} words={words} />,
      },
      { key: 'stage', title: t('cases.columns.stage'), show: (row) => <Where row={row} /> },
      { key: 'owner', title: t('cases.columns.owner'), show: (row) => <Owner row={row} /> },
      {
        key: 'due',
        title: t('cases.columns.due'),
        show: ({ dueAt, risk, status }) => (status === 'open' ? <DueWord dueAt={dueAt} risk={risk} /> : null),
      },
      {
        key: 'updated',
        title: t('cases.columns.updated'),
        show: ({ updatedAt }) => <Moment at={updatedAt} />,
      },
    ],
    [t, words],
  );
}

function Owner({ row: { ownerNames, status } }: { row: CaseListItem }) {
  const { t } = useTranslation();
  if (ownerNames.length > 0 || status !== 'open') return ownerNames.join(', ');
  return <span className="quiet">{t('work.pool')}</span>;
}

type NamedProps = { row: CaseListItem; words: string };

function Named({ row: { caseId, title, number, workflowTitle }, words }: NamedProps) {
  return (
    <span className={style.named}>
      <Link to={`/cases/${caseId}`}>
        <Marked label={title} text={words} />
      </Link>
      <span className="quiet">
        <span className="figures">#{number}</span> {workflowTitle}
      </span>
    </span>
  );
}

function Where({ row: { status, stages, outcome } }: { row: CaseListItem }) {
  const { t } = useTranslation();
  if (status === 'cancelled') return <StateWord tone="quiet">{t('cases.cancelled')}</StateWord>;
  if (status === 'closed') return <StateWord tone="done">{outcome ?? t('cases.statuses.closed')}</StateWord>;
  return <>{stages.join(', ')}</>;
}
