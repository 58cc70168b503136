// Pausing a case or a piece of its work: why, until when, and the way to go on.
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../state/answers.ts';
import type { Case } from '../../wire.ts';
import { Moment } from '../moment.tsx';
import { StateWord } from '../state-word.tsx';
import { sayDone, sayProblem } from '../toast.tsx';
import { WORK_TOPICS } from '../work/work-commands.ts';
import { AskReason } from './ask-reason.tsx';

type Props = { shown: Case; workItem: string | null; onClose: () => void };

export function PauseDialog({ shown: { caseId, pauseReasons, title }, workItem, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(pauseReasons[0] ?? null);
  const [note, setNote] = useState('');
  const [until, setUntil] = useState('');
  const pause = useCommand('POST /api/cases/:caseId/pause-case', WORK_TOPICS);
  const send = (typed: string) => {
    const onSuccess = () => {
      sayDone(t('work.pause.done', { title }));
      onClose();
    };
    const at = until === '' ? null : new Date(until).getTime();
    const body = { workItem, reason: chosen ?? typed, note: note === '' ? null : note, until: at };
    pause.mutate({ params: { caseId }, body }, { onSuccess });
  };
  return (
    <AskReason
      title={t(workItem === null ? 'work.pause.titleCase' : 'work.pause.title')}
      text={t('work.pause.text')}
      label={t('work.pause.reason')}
      button={t('work.pause.button')}
      withoutReason={pauseReasons.length > 0}
      error={pause.error}
      pending={pause.isPending}
      onSend={send}
      onClose={onClose}
    >
      {pauseReasons.length === 0 ? null : (
        <>
          <Select
            label={t('work.pause.reason')}
            data={pauseReasons}
            allowDeselect={false}
            value={chosen}
            onChange={setChosen}
          />
          <Textarea
            autosize
            label={t('work.pause.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        type="datetime-local"
        label={t('work.pause.until')}
        description={t('work.pause.untilHint')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </AskReason>
  );
}

/** Is this work paused, with the whole case or on its own? A clock that waits for an answer alone is not. */
export const isWorkPaused = ({ pauses }: Case, workItem: string): boolean =>
  pauses.some((pause) => pause.workItem === null || pause.workItem === workItem);

/** What is paused says since when and why, with the button that lets it go on. */
export function Paused({
  shown: { caseId, pauses, title },
  workItem,
  may,
}: {
  shown: Case;
  workItem: string | null;
  may: boolean;
}) {
  const { t } = useTranslation();
  const resume = useCommand('POST /api/cases/:caseId/resume-case', WORK_TOPICS);
  const pause = pauses.find((each) => each.workItem === workItem);
  if (pause === undefined) return null;
  const send = () =>
    resume.mutate(
      { params: { caseId }, body: { workItem } },
      { onSuccess: () => sayDone(t('work.pause.resumed', { title })), onError: (error) => sayProblem(error) },
    );
  return (
    <p>
      <StateWord tone="quiet">{t('work.pause.paused')}</StateWord>{' '}
      <span>
        {t('work.pause.since')} <Moment at={pause.since} />: {pause.reason}
        {pause.note === null ? null : ` (${pause.note})`}
        {pause.until === null ? null : (
          <>
            , {t('work.pause.goesOn')} <Moment at={pause.until} />
          </>
        )}
      </span>{' '}
      {may ? (
        <Button size="compact-sm" variant="default" loading={resume.isPending} onClick={send}>
          {t('work.pause.resume')}
        </Button>
      ) : null}
    </p>
  );
}
