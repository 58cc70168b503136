// The runs that were kept, each with how it goes on the draft now; and keeping the one on the page.
import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, sentenceOf } from '../../client.ts';
import { StateWord } from '../../parts/state-word.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { FailedToLoad } from '../../parts/waiting.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { WorkflowTest } from '../../wire.ts';
import style from './try.module.css';
import type { Trying } from './use-dry-run.ts';

type Props = { readonly workflowId: string; readonly trying: Trying };

export function KeptTests({ workflowId, trying }: Props) {
  const { t } = useTranslation();
  const [keeping, setKeeping] = useState(false);
  const { data, error, refetch } = useAnswer('GET /api/workflows/:id/tests', { params: { id: workflowId } });
  const isEmpty = trying.shown?.case === null || trying.shown === undefined;
  return (
    <section className={style.tests} aria-label={t('trying.tests')}>
      <Group justify="space-between">
        <h2>{t('trying.tests')}</h2>
        <Button variant="default" disabled={isEmpty} onClick={() => setKeeping(true)}>
          {t('trying.keep')}
        </Button>
      </Group>
      {error === null ? null : <FailedToLoad error={error} retry={() => void refetch()} />}
      {data?.tests.length === 0 ? <p className="quiet">{t('trying.testsEmpty')}</p> : null}
      <ul>
        {data?.tests.map((test) => (
          <KeptTest key={test.testId} workflowId={workflowId} test={test} trying={trying} />
        ))}
      </ul>
      {keeping ? (
        <KeepDialog workflowId={workflowId} trying={trying} onClose={() => setKeeping(false)} />
      ) : null}
    </section>
  );
}

function KeptTest({ workflowId, test, trying }: Props & { test: WorkflowTest }) {
  const { t } = useTranslation();
  const { testId, name, steps, difference } = test;
  const params = { id: workflowId, testId };
  const remove = useCommand('DELETE /api/workflows/:id/tests/:testId');
  const accept = useCommand('POST /api/workflows/:id/tests/:testId/accept');
  const open = () =>
    call('GET /api/workflows/:id/tests/:testId', { params }).then((run) => {
      trying.begin(run, { testId, name });
      sayDone(t('trying.opened'));
      window.scrollTo({ top: 0 });
    }, sayProblem);
  return (
    <li>
      <div>
        <strong>{name}</strong> <span className="quiet">{t('trying.steps', { count: steps })}</span>{' '}
        <StateWord tone={difference === null ? 'done' : 'risk'}>
          {t(difference === null ? 'trying.holds' : 'trying.differs')}
        </StateWord>
        {difference === null ? null : <p>{difference}</p>}
      </div>
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t('trying.open')}: ${name}`}
          onClick={() => void open()}
        >
          {t('trying.open')}
        </Button>
        {difference === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              accept.mutate(
                { params },
                { onSuccess: () => sayDone(t('trying.accepted')), onError: (error) => sayProblem(error) },
              )
            }
          >
            {t('trying.accept')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`${t('trying.remove')}: ${name}`}
          onClick={() =>
            remove.mutate(
              { params },
              { onSuccess: () => sayDone(t('trying.removed')), onError: (error) => sayProblem(error) },
            )
          }
        >
          {t('trying.remove')}
        </Button>
      </Group>
    </li>
  );
}

function KeepDialog({ workflowId, trying: { shown, opened }, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(opened?.name ?? '');
  const [replaces, setReplaces] = useState(opened !== null);
  const keep = useCommand('POST /api/workflows/:id/tests');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (shown === undefined) return;
    const { startAt, steps } = shown;
    keep.mutate(
      {
        params: { id: workflowId },
        body: { name, run: { startAt, steps }, ...(opened && replaces ? { replaces: opened.testId } : {}) },
      },
      {
        onSuccess: () => {
          sayDone(t('trying.kept'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('trying.keepTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} className={style.form}>
        <p>{t('trying.keepText')}</p>
        <TextInput
          data-autofocus
          required
          label={t('trying.name')}
          description={t('trying.nameHint')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {opened === null ? null : (
          <Checkbox
            label={t('trying.replace', { name: opened.name })}
            checked={replaces}
            onChange={(event) => setReplaces(event.currentTarget.checked)}
          />
        )}
        {keep.error === null ? null : <p role="alert">{sentenceOf(keep.error)}</p>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button type="submit" loading={keep.isPending}>
            {t('trying.keepButton')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
