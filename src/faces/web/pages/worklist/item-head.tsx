// The head of the open piece of work: what it is, whose case, by when, and why it is the reader's.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Paused } from '../../parts/case-commands/pause.tsx';
import { DueWord } from '../../parts/case-view/due-word.tsx';
import { WorkMenu } from '../../parts/work/work-menu.tsx';
import type { Case, Work, WorklistItem } from '../../wire.ts';
import style from './worklist.module.css';

type HeadProps = { item: WorklistItem; shown: Case | undefined; work: Work | undefined };

export function ItemHead({ item, shown, work }: HeadProps) {
  const { t } = useTranslation();
  const { title, number, stageTitle, workflowTitle, dueAt, risk, caseId, why } = item;
  const requester = shown?.requesterName ?? item.requesterName;
  return (
    <header className={style.head}>
      <p className="quiet">
        {stageTitle}
        {work?.label == null ? '' : `: ${work.label}`}
        {work?.question == null ? '' : `: ${t('work.question')}`} · {workflowTitle}
      </p>
      <div className={style.headLine}>
        <h2 tabIndex={-1} data-work-title>
          {title}
        </h2>
        {work === undefined || shown === undefined ? null : <WorkMenu shown={shown} work={work} />}
      </div>
      <p className={style.headFacts}>
        <Link to={`/cases/${caseId}`}>{t('work.openCaseNumber', { number })}</Link>
        {requester === null || requester === undefined ? null : (
          <span>{t('work.requester', { name: requester })}</span>
        )}
        {item.pausedAt === null ? <DueWord dueAt={dueAt} risk={risk} always /> : null}
        <span className="quiet">{why}</span>
      </p>
      {shown === undefined || work === undefined ? null : (
        <>
          <Paused shown={shown} workItem={null} may />
          <Paused shown={shown} workItem={work.workItem} may />
        </>
      )}
    </header>
  );
}
