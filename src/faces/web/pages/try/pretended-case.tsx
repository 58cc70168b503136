// The case of a run: a head of its own, and below it the very page of a case.
import { useTranslation } from 'react-i18next';
import { StateWord } from '../../parts/state-word.tsx';
import type { Case } from '../../wire.ts';
import style from '../case/case.module.css';
import { CaseBody } from '../case/case.tsx';
import { CaseActions } from '../case/case-actions.tsx';

export function PretendedCase({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  return (
    <article className={style.case} aria-label={shown.title}>
      <div className={style.line}>
        <h2>{shown.title}</h2>
        <CaseActions shown={shown} />
      </div>
      <p className={style.facts}>
        {shown.requesterName === null ? null : (
          <span className="quiet">{t('work.requester', { name: shown.requesterName })}</span>
        )}
        {shown.status === 'closed' ? (
          <StateWord tone="done">{t('cases.ended', { outcome: shown.outcome ?? '' })}</StateWord>
        ) : null}
      </p>
      <CaseBody shown={shown} />
    </article>
  );
}
