// Publishing: what must be mended, what changes in words, which running cases it touches; then where to go from there.
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, call, sentenceOf } from '../../client.ts';
import { WaitingRows } from '../../parts/waiting.tsx';
import { useCommand } from '../../state/answers.ts';
import { Problem } from '../bar/problem.tsx';
import { errorsOf, useDesign } from '../state/use-design.ts';
import { GiveAll } from '../who/give-all.tsx';
import style from './publish.module.css';
import { Published } from './published.tsx';

type Props = { onClose: () => void; onProblem: (at: string, line: number | null) => void };
type Preview = AnswerOf<'GET /api/workflows/:id/publishing'> & { revision: number };

export function PublishDialog({ onClose, onProblem }: Props) {
  const { t } = useTranslation();
  const [published, setPublished] = useState<number>();
  const { preview, error } = usePreview();
  const title =
    published === undefined
      ? t('design.publish.title', { number: preview?.nextVersion ?? '' })
      : t('design.publish.done', { number: published });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={560}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {published !== undefined ? (
        <Published onClose={onClose} />
      ) : error !== undefined ? (
        <p role="alert">{error}</p>
      ) : preview === undefined ? (
        <WaitingRows rows={3} />
      ) : (
        <Asking preview={preview} onClose={onClose} onProblem={onProblem} onPublished={setPublished} />
      )}
    </Modal>
  );
}

/** Saves what is not saved yet, then asks what publishing would do; again once something was mended here. */
function usePreview(): { preview: Preview | undefined; error: string | undefined } {
  const { t } = useTranslation();
  const { workflowId, flush, step } = useDesign();
  const { source } = step;
  const [preview, setPreview] = useState<Preview>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    let isAsked = true;
    const ask = async () => {
      if (!(await flush())) return setError(`${t('design.saving.failed')}. ${t('design.saving.kept')}`);
      const params = { id: workflowId };
      const { revision } = await call('GET /api/workflows/:id/draft', { params });
      const found = await call('GET /api/workflows/:id/publishing', { params });
      if (isAsked) setPreview({ ...found, revision });
    };
    ask().catch((failure: unknown) => setError(sentenceOf(failure)));
    return () => {
      isAsked = false;
    };
  }, [flush, workflowId, source, t]);
  return { preview, error };
}

type AskingProps = Props & { preview: Preview; onPublished: (version: number) => void };

function Asking({ preview, onClose, onProblem, onPublished }: AskingProps) {
  const { t } = useTranslation();
  const { workflowId } = useDesign();
  const [note, setNote] = useState('');
  const publish = useCommand('POST /api/workflows/:id/versions', ['workflows', 'start', 'cases']);
  const errors = errorsOf(preview.diagnostics);
  if (preview.revision === 0) return <p>{t('design.publish.nothing')}</p>;
  if (errors.length > 0) {
    const go = ({ at, line }: { at: string; line: number | null }) => {
      onClose();
      onProblem(at, line);
    };
    return (
      <>
        <p>{t('design.publish.errors', { count: errors.length })}</p>
        <GiveAll diagnostics={errors} />
        <ul className={style.plain}>
          {errors.map((item, index) => (
            <Problem key={`${item.code} ${item.at} ${index}`} diagnostic={item} go={go} />
          ))}
        </ul>
      </>
    );
  }
  const { failing } = preview;
  const send = () =>
    publish.mutate(
      {
        params: { id: workflowId },
        body: { revision: preview.revision, note: note.trim() || null, despiteTests: failing.length > 0 },
      },
      { onSuccess: ({ version }) => onPublished(version) },
    );
  return (
    <div className={style.asking}>
      <Changes changes={preview.changes} />
      <p className="quiet">
        {preview.nextVersion === 1
          ? t('design.publish.first')
          : t('design.publish.running', { count: preview.runningCases })}
      </p>
      <Textarea
        label={t('design.publish.note')}
        description={t('design.publish.noteHint')}
        autosize
        minRows={1}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Failing failing={failing} />
      {publish.error === null ? null : <p role="alert">{sentenceOf(publish.error)}</p>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
        <Button data-autofocus loading={publish.isPending} onClick={send}>
          {t(failing.length > 0 ? 'trying.publishAnyway' : 'design.publish.button')}
        </Button>
      </Group>
    </div>
  );
}

/** Kept runs that go another way now: to be looked at before everybody meets it. */
function Failing({ failing }: { failing: Preview['failing'] }) {
  const { t } = useTranslation();
  const { workflowId } = useDesign();
  if (failing.length === 0) return null;
  return (
    <section role="alert">
      <h3>{t('trying.publishing', { count: failing.length })}</h3>
      <ul className={style.changes}>
        {failing.map(({ testId, name, difference }) => (
          <li key={testId}>
            <strong>{name}</strong>: {difference}
          </li>
        ))}
      </ul>
      <Link to={`/workflows/${workflowId}/try` as never}>{t('titles.try')}</Link>
    </section>
  );
}

function Changes({ changes }: { changes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('design.publish.changes')}</h3>
      <ul className={style.changes}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </section>
  );
}
