// Where several decide or do a stage: who did what and why, what they had before them, and who is still to come.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { Moment } from '../../parts/moment.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { StateWord } from '../../parts/state-word.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { WORK_TOPICS } from '../../parts/work/work-commands.ts';
import { useCommand } from '../../state/answers.ts';
import type { Case, Together } from '../../wire.ts';
import style from './case.module.css';

type One = Together['ones'][number];

export function TogetherParts({ shown }: { shown: Case }) {
  return shown.together.map((each) => <TogetherPart key={each.stage} shown={shown} together={each} />);
}

function TogetherPart({ shown, together }: { shown: Case; together: Together }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { by, ones, stageTitle } = together;
  const title = t(by === null ? 'work.together.pieces' : 'work.together.title');
  const mayAdd = together.more && shown.work.some(({ stage, mine }) => mine && stage === together.stage);
  return (
    <section className={style.section} aria-label={`${stageTitle}: ${title}`} data-together={together.stage}>
      <div className={style.line}>
        <h2>
          {stageTitle}: {title}
        </h2>
        {mayAdd ? (
          <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
            {t('work.together.add')}
          </Button>
        ) : null}
      </div>
      <p className="quiet">
        <Terms together={together} />
      </p>
      <ol className={style.together}>
        {ones.map((one) => (
          <li key={one.instance}>
            <OneLine one={one} isDecision={by !== null} caseId={shown.caseId} />
          </li>
        ))}
      </ol>
      {adding ? <AddOne caseId={shown.caseId} together={together} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function Terms({ together: { by, quorum, ones } }: { together: Together }) {
  const { t } = useTranslation();
  const done = ones.filter(({ state }) => state === 'done').length;
  if (by === null) return t('work.together.each', { done, count: ones.length });
  if (by === 'quorum' || by === 'weighted') return t(`work.together.${by}`, { count: quorum ?? 1 });
  return t(
    by === 'in order' ? 'work.together.order' : by === 'all' ? 'work.together.all' : 'work.together.any',
  );
}

function OneLine({ one, isDecision, caseId }: { one: One; isDecision: boolean; caseId: string }) {
  const { t } = useTranslation();
  const { state, person, label, weight, outcome, reason, at, seenSeq, changed, recallable, workItem } = one;
  const recall = useCommand('POST /api/cases/:caseId/recall-decision', WORK_TOPICS);
  const takeBack = () => {
    if (workItem === null) return;
    const onSuccess = () => sayDone(t('work.together.recalled'));
    const onError = (error: unknown) => sayProblem(error);
    recall.mutate({ params: { caseId }, body: { workItem } }, { onSuccess, onError });
  };
  return (
    <div className={style.one} data-state={state}>
      <span className={style.facts}>
        {label === null ? null : <strong>{label}</strong>}
        {person === null ? <span>{t('work.together.somebody')}</span> : <PersonName name={person} />}
        {weight === 1 ? null : <span className="quiet">{t('work.together.weight', { weight })}</span>}
        {state === 'done' ? (
          <StateWord tone="done">
            {`${outcome ?? t('work.together.piece')}${changed ? ` ${t('work.together.changed')}` : ''}`}
          </StateWord>
        ) : (
          <StateWord tone="quiet">{t(stateWord(state, isDecision))}</StateWord>
        )}
        {at === null ? null : <Moment at={at} />}
        {seenSeq === null ? null : (
          <a href={`#event-${seenSeq}`} className="quiet">
            {t('work.together.saw', { seq: seenSeq })}
          </a>
        )}
        {recallable ? (
          <Button variant="subtle" size="compact-sm" loading={recall.isPending} onClick={takeBack}>
            {t('work.together.recall')}
          </Button>
        ) : null}
      </span>
      {reason === null || reason === '' ? null : <q>{reason}</q>}
    </div>
  );
}

const stateWord = (state: One['state'], isDecision: boolean) =>
  state === 'waiting'
    ? 'work.together.waiting'
    : isDecision
      ? 'work.together.open'
      : 'work.together.openPiece';

type AddProps = { caseId: string; together: Together; onClose: () => void };

function AddOne({ caseId, together, onClose }: AddProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const add = useCommand('POST /api/cases/:caseId/add-instance', WORK_TOPICS);
  const isDecision = together.by !== null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const one = isDecision ? { person } : { label };
    const onSuccess = () => {
      sayDone(t('work.together.added'));
      onClose();
    };
    add.mutate({ params: { caseId }, body: { stage: together.stage, ...one } }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('work.together.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {isDecision ? (
            <PersonPicker ownersOnly label={t('work.together.addWho')} value={person} onChange={setPerson} />
          ) : (
            <TextInput
              label={t('work.together.addLabel')}
              value={label}
              onChange={(event) => setLabel(event.currentTarget.value)}
            />
          )}
          {add.error === null ? null : <p role="alert">{sentenceOf(add.error)}</p>}
          <Button
            type="submit"
            loading={add.isPending}
            disabled={isDecision ? person === null : label.trim() === ''}
          >
            {t('work.together.add')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

/** What was asked before deciding, and what came back. */
export function Questions({ shown: { questions } }: { shown: Case }) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section className={style.section} aria-label={t('work.together.questions')} data-questions>
      <h2>{t('work.together.questions')}</h2>
      <ol className={style.together}>
        {questions.map(({ question, asker, asked, text, at, answer, answeredAt, open }) => (
          <li key={question}>
            <div>
              {t('work.together.asks', { asker: asker ?? '', asked: asked ?? '' })} <Moment at={at} />
            </div>
            <q>{text}</q>
            {answer === null ? (
              <p className="quiet">{t(open ? 'work.together.noAnswer' : 'work.together.notNeeded')}</p>
            ) : (
              <div>
                {asked ?? ''} {answeredAt === null ? null : <Moment at={answeredAt} />} <q>{answer}</q>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
