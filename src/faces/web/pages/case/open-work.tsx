// What is open in the case: each piece of work, who has it and since when, for whoever has it its form; and what waits.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWorkPaused, Paused } from '../../parts/case-commands/pause.tsx';
import { DueWord, riskAt } from '../../parts/case-view/due-word.tsx';
import { hasTypedFor } from '../../parts/handoff/has-typed.ts';
import { LeftTyped } from '../../parts/handoff/left-typed.tsx';
import { Moment, useNow } from '../../parts/moment.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { type Completion, useComplete } from '../../parts/work/work-commands.ts';
import { WorkMenu } from '../../parts/work/work-menu.tsx';
import { WorkPanel } from '../../parts/work/work-panel.tsx';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Case, Work } from '../../wire.ts';
import style from './case.module.css';
import { Stands } from './stands.tsx';

export function OpenParts({ shown }: { shown: Case }) {
  const { left, sending, letGo } = useLeftWork(shown);
  return (
    <>
      {left.map((workItem) => (
        <LeftTyped key={workItem} workItem={workItem} shown={shown} onLetGo={letGo} />
      ))}
      {shown.work.map((work) => (
        <OpenWork key={work.workItem} shown={shown} work={work} onSending={sending} />
      ))}
      <Stands shown={shown} />
    </>
  );
}

/** What was the reader's on this page and went to somebody else, with something typed that was not sent. */
function useLeftWork({ work }: Case) {
  const had = useRef(new Set<string>());
  const [, setLetGo] = useState(0);
  const mine = work.filter((each) => each.mine).map(({ workItem }) => workItem);
  for (const workItem of mine) had.current.add(workItem);
  return {
    left: [...had.current].filter((workItem) => !mine.includes(workItem) && hasTypedFor(workItem)),
    /** What the reader completes goes on, and is not taken from them. */
    sending: (workItem: string) => void had.current.delete(workItem),
    letGo: () => setLetGo((count) => count + 1),
  };
}

type OpenProps = { shown: Case; work: Work; onSending: (workItem: string) => void };

function OpenWork({ shown, work, onSending }: OpenProps) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const questionTo = work.mine ? t('work.question') : t('work.questionTo', { name: work.ownerName ?? '' });
  const send = useComplete(shown.caseId);
  const isPaused = isWorkPaused(shown, work.workItem);
  const now = useNow();
  const complete = async (completion: Completion) => {
    onSending(work.workItem);
    const { title, status } = await send(completion);
    sayDone(t(status === 'open' ? 'work.done' : 'work.closed', { title, stage: work.stageTitle }));
  };
  if (!mayDesign && isListed(shown, work)) return null;
  return (
    <section className={style.section} aria-label={work.stageTitle}>
      <div className={style.line}>
        <h2>{titleOf(work, questionTo)}</h2>
        {work.mine || mayDesign ? <WorkMenu shown={shown} work={work} /> : null}
      </div>
      <p className={style.facts}>
        <WhoHasIt work={work} />
        {isPaused ? null : <DueWord dueAt={work.dueAt} risk={riskAt(work.dueAt, now)} />}
        <span className="quiet">{work.why}</span>
      </p>
      <Paused shown={shown} workItem={work.workItem} may={work.mine || mayDesign} />
      {work.mine && !isPaused ? <WorkPanel shown={shown} work={work} complete={complete} /> : null}
    </section>
  );
}

/** What others have of several stands in the list of them; whoever may hand it on has it apart too. */
const isListed = ({ together }: Case, { mine, stage, question }: Work): boolean =>
  !mine && question === null && together.some((each) => each.stage === stage);

const titleOf = ({ stageTitle, label, question }: Work, asked: string): string => {
  if (question !== null) return `${stageTitle}: ${asked}`;
  return label === null ? stageTitle : `${stageTitle}: ${label}`;
};

function WhoHasIt({ work }: { work: Work }) {
  const { t } = useTranslation();
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const names = work.candidateIds.map((id) => people.find((person) => person.id === id)?.name ?? '');
  return (
    <span className={style.who}>
      {work.ownerName === null ? (
        t('work.waitingPool', { names: names.filter((name) => name !== '').join(', ') || t('work.nobody') })
      ) : (
        <PersonName name={work.ownerName} />
      )}{' '}
      {work.keeperName === null ? null : (
        <span className="quiet">{t('work.keeper', { name: work.keeperName })} </span>
      )}
      <span className="quiet">
        {t('work.since')} <Moment at={work.offeredAt} />
      </span>
    </span>
  );
}
