// Asking the requester, or somebody else, before deciding; meanwhile the clock of the decision stands still.
import { Button, Modal, MultiSelect, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt, sentenceOf } from '../../client.ts';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { Work } from '../../wire.ts';
import { PersonPicker } from '../person-picker.tsx';
import { sayDone } from '../toast.tsx';
import { WORK_TOPICS } from './work-commands.ts';

type Props = { caseId: string; work: Work; onClose: () => void };

export function AskFirst({ caseId, work, onClose }: Props) {
  const { t } = useTranslation();
  const shown = useAnswer('GET /api/cases/:caseId', { params: { caseId } }).data;
  const [whom, setWhom] = useState<string | null>(shown?.requesterId ?? null);
  const [question, setQuestion] = useState('');
  const [fields, setFields] = useState<string[]>([]);
  const ask = useCommand('POST /api/cases/:caseId/ask-for-information', WORK_TOPICS);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      sayDone(t('work.ask.asked'));
      onClose();
    };
    ask.mutate(
      { params: { caseId }, body: { workItem: work.workItem, question, whom, fields } },
      { onSuccess },
    );
  };
  const named = Object.entries(shown?.fields ?? {}).map(([value, { label }]) => ({ value, label }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('work.ask.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <p className="quiet">{t('work.ask.hint')}</p>
          <PersonPicker ownersOnly label={t('work.ask.whom')} value={whom} onChange={setWhom} />
          <Textarea
            autosize
            minRows={3}
            label={t('work.ask.question')}
            error={faultAt(ask.error, 'body.question')}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          {named.length === 0 ? null : (
            <MultiSelect
              label={t('work.ask.fields')}
              description={t('work.ask.fieldsHint')}
              data={named}
              value={fields}
              onChange={setFields}
            />
          )}
          {ask.error === null ? null : <p role="alert">{sentenceOf(ask.error)}</p>}
          <Button type="submit" loading={ask.isPending} disabled={question.trim() === '' || whom === null}>
            {t('work.ask.ask')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
