// What is said at the head of a case: its number and workflow, who asked, how it ended, and whether it is paused. Whoever
// reads that has opened it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Paused } from '../../parts/case-commands/pause.tsx';
import { useOpened } from '../../parts/opened-last.ts';
import { StateWord } from '../../parts/state-word.tsx';
import { usePermissions } from '../../state/session.ts';
import type { Case } from '../../wire.ts';
import style from './case.module.css';
import { CaseLink } from './stands.tsx';

export function CasePaused({ shown }: { shown: Case }) {
  const { mayDesign } = usePermissions();
  const may = mayDesign || shown.work.some(({ mine }) => mine);
  return <Paused shown={shown} workItem={null} may={may} />;
}

export function Facts({ shown }: { shown: Case }) {
  useOpened(shown);
  const { t } = useTranslation();
  const { number, workflow, workflowTitle, version, requesterName, status, outcome, priority, flow } = shown;
  return (
    <span className={style.facts}>
      <span className="figures">#{number}</span>
      <span>
        <Link to={`/workflows/${workflow}/board`}>{workflowTitle}</Link>, {t('cases.version', { version })}
      </span>
      {requesterName === null ? null : <span>{t('work.requester', { name: requesterName })}</span>}
      {priority === 'normal' ? null : (
        <span>{t('cases.prioritySet', { priority: t(`work.priorities.${priority}`) })}</span>
      )}
      {flow.parent === null ? null : (
        <span>
          {t('cases.flow.parent')} <CaseLink related={flow.parent} />
        </span>
      )}
      {status === 'closed' ? (
        <StateWord tone="done">{t('cases.ended', { outcome: outcome ?? '' })}</StateWord>
      ) : null}
      {status === 'cancelled' ? <StateWord tone="quiet">{t('cases.cancelled')}</StateWord> : null}
    </span>
  );
}
