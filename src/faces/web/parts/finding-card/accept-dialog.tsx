// Accepting says what will answer the finding: the next version, one that is published, or something outside the workflow.
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Finding, FindingDecision } from '../../wire.ts';
import type { Verdict } from '../findings/use-findings.ts';

type Props = {
  finding: Finding;
  /** Null for a log that is no workflow yet. */
  workflowId: string | null;
  onDecide: (verdict: Verdict) => Promise<void>;
  onClose: () => void;
};

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const MOST_VERSIONS = 3;

const answerIn = (value: string): FindingDecision['answer'] =>
  value === 'next' ? 'next' : value === 'outside' ? null : Number(value);

export function AcceptDialog({ finding, workflowId, onDecide, onClose }: Props) {
  const { t } = useTranslation();
  // What has no versions is answered by something else.
  const [answer, setAnswer] = useState(workflowId === null ? 'outside' : 'next');
  const [note, setNote] = useState('');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    const reason = note.trim() === '' ? {} : { reason: note };
    onDecide({ decision: 'accepted', answer: answerIn(answer), ...reason }).then(
      onClose,
      (error: unknown) => {
        setSending(false);
        setRefused(error);
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('findings.accepting.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <p>{finding.text}</p>
          {workflowId === null ? (
            <p className="quiet">{t('findings.accepting.ofLog')}</p>
          ) : (
            <Answers workflowId={workflowId} answer={answer} onAnswer={setAnswer} />
          )}
          <Textarea
            data-autofocus={workflowId === null || undefined}
            autosize
            minRows={1}
            maxLength={1000}
            label={t('findings.accepting.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {refused === undefined ? null : <p role="alert">{sentenceOf(refused)}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={sending}>
              {t('findings.accepting.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type AnswersProps = { workflowId: string; answer: string; onAnswer: (answer: string) => void };

function Answers({ workflowId, answer, onAnswer }: AnswersProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('findings.accepting.answer')} value={answer} onChange={onAnswer}>
      <Stack gap="xs" mt="xs">
        <Radio
          data-autofocus
          value="next"
          label={t('findings.accepting.next')}
          description={t('findings.accepting.nextHint')}
        />
        <PublishedVersions workflowId={workflowId} />
        <Radio
          value="outside"
          label={t('findings.accepting.outside')}
          description={t('findings.accepting.outsideHint')}
        />
      </Stack>
    </Radio.Group>
  );
}

function PublishedVersions({ workflowId }: { workflowId: string }) {
  const { t } = useTranslation();
  const { data } = useAnswer('GET /api/workflows/:id/versions', { params: { id: workflowId } });
  return data?.versions
    .slice(0, MOST_VERSIONS)
    .map(({ version, publishedAt }) => (
      <Radio
        key={version}
        value={String(version)}
        label={t('findings.accepting.version', { version, when: day.format(new Date(publishedAt)) })}
      />
    ));
}
