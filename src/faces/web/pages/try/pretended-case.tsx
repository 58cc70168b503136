// The case of a run, with the very parts of which the page of a case is made.
import { useTranslation } from 'react-i18next';
import { ContextView } from '../../parts/case-view/context-view.tsx';
import { StateWord } from '../../parts/state-word.tsx';
import { CommentBox } from '../../parts/work/comment-box.tsx';
import type { Case } from '../../wire.ts';
import style from '../case/case.module.css';
import { CaseActions } from '../case/case-actions.tsx';
import { Details } from '../case/details.tsx';
import { CasePaused } from '../case/facts.tsx';
import { OpenParts } from '../case/open-work.tsx';
import { StageStrip } from '../case/stage-strip.tsx';
import { Timeline } from '../case/timeline.tsx';
import { Questions, TogetherParts } from '../case/together.tsx';

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
      <CasePaused shown={shown} />
      <StageStrip shown={shown} />
      <div className={style.columns}>
        <div className={style.main}>
          {shown.work.some(({ mine }) => mine) ? <ContextView shown={shown} /> : null}
          <OpenParts shown={shown} />
          <TogetherParts shown={shown} />
          <Questions shown={shown} />
          <section className={style.section} aria-label={t('work.comment')}>
            <CommentBox key={shown.caseId} caseId={shown.caseId} />
          </section>
          <Timeline shown={shown} />
        </div>
        <aside className={style.side}>
          <Details shown={shown} />
        </aside>
      </div>
    </article>
  );
}
