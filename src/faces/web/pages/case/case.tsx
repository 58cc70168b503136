// One case: where it is, who has it and since when, its form and what can be done, and everything that happened.
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ContextView } from '../../parts/case-view/context-view.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { CommentBox } from '../../parts/work/comment-box.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { Case } from '../../wire.ts';
import style from './case.module.css';
import { CaseActions } from './case-actions.tsx';
import { Details } from './details.tsx';
import { CasePaused, Facts } from './facts.tsx';
import { OpenParts } from './open-work.tsx';
import { StageStrip } from './stage-strip.tsx';
import { Timeline } from './timeline.tsx';
import { Questions, TogetherParts } from './together.tsx';

export function Page() {
  const { caseId = '' } = useParams({ strict: false }) as { caseId?: string };
  const found = useAnswer('GET /api/cases/:caseId', { params: { caseId } });
  return (
    <PageGround>
      {found.error === null ? null : (
        <FailedToLoad alone error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data === undefined && found.error === null ? <WaitingRows /> : null}
      {found.data === undefined ? null : <Shown shown={found.data} />}
    </PageGround>
  );
}

function Shown({ shown }: { shown: Case }) {
  return (
    <article className={style.case}>
      <PageHeader
        title={shown.title}
        lead={<Facts shown={shown} />}
        actions={<CaseActions shown={shown} />}
      />
      <CaseBody shown={shown} />
    </article>
  );
}

/** All of a case but its head; the same where it is only pretended. */
export function CaseBody({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const mine = shown.work.some((work) => work.mine);
  return (
    <>
      <CasePaused shown={shown} />
      <StageStrip shown={shown} />
      <div className={style.columns}>
        <div className={style.main}>
          {mine ? <ContextView shown={shown} /> : null}
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
    </>
  );
}
