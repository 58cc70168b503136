// A question to the reader, before somebody else decides: the answer, and the fields that were asked for.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FieldValue } from '../../../../core/model/index.ts';
import { sentenceOf } from '../../client.ts';
import { useCommand } from '../../state/answers.ts';
import { useDraft } from '../../state/draft.ts';
import type { Case, Work } from '../../wire.ts';
import { RecordForm } from '../record-form/record-form.tsx';
import { sayDone } from '../toast.tsx';
import { uploadFile } from './upload-file.ts';
import style from './work.module.css';
import { WORK_TOPICS } from './work-commands.ts';

export function AnswerPanel({ shown, work }: { shown: Case; work: Work }) {
  const { t } = useTranslation();
  const [answer, setAnswer, forget] = useDraft(`answer:${work.workItem}`, '');
  const [missing, setMissing] = useState(false);
  const give = useCommand('POST /api/cases/:caseId/answer-question', WORK_TOPICS);
  const { fields, text } = work.question ?? { fields: [], text: '' };
  const entries = fields.flatMap((id) => {
    const field = shown.fields[id] as Field | undefined;
    return field === undefined ? [] : [{ id, field, required: true }];
  });
  const initial = Object.fromEntries(
    entries.flatMap(({ id }) => (shown.record[id] == null ? [] : [[id, shown.record[id]]])),
  ) as { [field: string]: FieldValue };
  const submit = async (values: { [field: string]: FieldValue }) => {
    if (answer.trim() === '') return setMissing(true);
    const body = { workItem: work.workItem, answer, values };
    await give.mutateAsync({ params: { caseId: shown.caseId }, body });
    forget();
    sayDone(t('work.ask.answered'));
  };
  return (
    <div className={style.panel}>
      <q className={style.question}>{text}</q>
      <RecordForm
        id={`work-${work.workItem}`}
        caseId={shown.caseId}
        name={`question:${work.workItem}`}
        entries={entries}
        initial={initial}
        refused={give.error ?? undefined}
        upload={uploadFile}
        disabled={!work.mine}
        onSubmit={submit}
      >
        <Textarea
          autosize
          minRows={3}
          label={t('work.ask.answer')}
          disabled={!work.mine}
          error={missing ? t('work.ask.answerNeeded') : undefined}
          value={answer}
          onChange={(event) => {
            setMissing(false);
            setAnswer(event.currentTarget.value);
          }}
        />
        {give.error === null ? null : (
          <p role="alert" className={style.refused}>
            {sentenceOf(give.error)}
          </p>
        )}
        {work.mine ? (
          <div className={style.buttons}>
            <Button type="submit" data-main loading={give.isPending}>
              {t('work.ask.send')}
            </Button>
          </div>
        ) : null}
      </RecordForm>
    </div>
  );
}
