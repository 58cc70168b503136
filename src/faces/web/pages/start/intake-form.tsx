// One intake form: filled in, sent, and then the number of the case and where to follow it.
import { Button, Group } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { call, newKey, Refused, sentenceOf } from '../../client.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RecordForm } from '../../parts/record-form/record-form.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { uploadFile } from '../../parts/work/upload-file.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Handled, IntakeForm } from '../../wire.ts';
import { Closed } from './closed.tsx';
import style from './start.module.css';

export function Page() {
  const { workflow = '', intake = '0' } = useParams({ strict: false }) as {
    workflow?: string;
    intake?: string;
  };
  const params = { workflow, intake: intake as unknown as number };
  const answer = useAnswer('GET /api/start/:workflow/:intake', { params });
  return (
    <PageGround>
      {answer.error === null ? null : answer.error instanceof Refused ? (
        <Closed name={`intake:${workflow}/${intake}`} />
      ) : (
        <FailedToLoad error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null ? <WaitingRows /> : null}
      {answer.data === undefined || answer.error instanceof Refused ? null : <Filling form={answer.data} />}
    </PageGround>
  );
}

function Filling({ form }: { form: IntakeForm }) {
  const { t } = useTranslation();
  const { send, refused, busy, opened, again } = useOpening(form);
  if (opened !== undefined) return <Sent workflow={form.workflow} opened={opened} onAgain={again} />;
  const entries = form.form.flatMap(({ field, required }) => {
    const declared = form.fields[field] as Field | undefined;
    return declared === undefined ? [] : [{ id: field, field: declared, required }];
  });
  return (
    <div className={style.form}>
      <PageHeader title={form.title} {...(form.description === null ? {} : { lead: form.description })} />
      <RecordForm
        name={`intake:${form.workflow}/${form.intake}`}
        entries={entries}
        refused={refused}
        upload={uploadFile}
        onSubmit={send}
      >
        {refused === undefined ? null : <p role="alert">{sentenceOf(refused)}</p>}
        <Group gap="md">
          <Button type="submit" loading={busy}>
            {t('start.send')}
          </Button>
          <span className="quiet">{t('start.goesTo', { stage: form.startsTitle })}</span>
        </Group>
      </RecordForm>
    </div>
  );
}

/** Opens the case; the same click sent twice carries the same key, so that one case is opened. */
function useOpening({ workflow, intake }: IntakeForm) {
  const [refused, setRefused] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Handled>();
  const under = useRef<{ asked: string; key: string }>(undefined);
  const send = async (values: { [field: string]: unknown }) => {
    const body = { workflow, intake, values };
    const asked = JSON.stringify(body);
    if (under.current?.asked !== asked) under.current = { asked, key: newKey() };
    setBusy(true);
    setRefused(undefined);
    try {
      setOpened(await call('POST /api/cases', { body }, under.current.key));
    } catch (error) {
      setRefused(error);
      throw error;
    } finally {
      setBusy(false);
    }
  };
  const again = () => {
    under.current = undefined;
    setOpened(undefined);
  };
  return { send, refused, busy, opened, again };
}

type SentProps = { workflow: string; opened: Handled; onAgain: () => void };

function Sent({ workflow, opened, onAgain }: SentProps) {
  const { t } = useTranslation();
  const { number, title, caseId } = opened;
  const action = (
    <Group justify="center">
      <Button component={Link} to={`/cases/${caseId}`}>
        {t('start.follow')}
      </Button>
      <Button component={Link} to={`/workflows/${workflow}/board`} variant="default">
        {t('start.board')}
      </Button>
      <Button variant="default" onClick={onAgain}>
        {t('start.another')}
      </Button>
    </Group>
  );
  return (
    <EmptyState
      alone
      drawing="done"
      title={t('start.sentTitle', { number })}
      text={t('start.sentText', { title })}
      action={action}
    />
  );
}
