// The server in the settings, for administrators: whether it waits after a restore, what is unsafe, and the signed checkpoints.
import { Alert, Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../parts/moment.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { ServerStatus } from '../../wire.ts';
import style from './settings.module.css';

export function Server() {
  const status = useAnswer('GET /api/status').data;
  if (status === undefined) return null;
  return (
    <>
      {status.waiting === null ? null : <Waiting waiting={status.waiting} />}
      {status.warnings.map((warning) => (
        <Alert key={warning} variant="default" role="alert">
          {warning}
        </Alert>
      ))}
      <Files files={status.files} />
      <Checkpoints status={status} />
    </>
  );
}

function Files({ files: { place, trouble } }: { files: ServerStatus['files'] }) {
  const { t } = useTranslation();
  return (
    <>
      {trouble === null ? null : (
        <Alert variant="default" role="alert">
          {t('settings.filesTrouble', { trouble })}
        </Alert>
      )}
      <p>{t('settings.filesPlace', { place })}</p>
    </>
  );
}

function Waiting({ waiting }: { waiting: NonNullable<ServerStatus['waiting']> }) {
  const { t } = useTranslation();
  const release = useCommand('POST /api/status/release');
  const letWork = () =>
    release.mutateAsync({}).then(
      () => sayDone(t('settings.released')),
      (error: unknown) => sayProblem(error),
    );
  return (
    <Alert variant="default" title={t('settings.waitingTitle')}>
      <p>
        {t('settings.waitingText')} <Moment at={waiting.backupOf} />
      </p>
      <Button mt="sm" loading={release.isPending} onClick={() => void letWork()}>
        {t('settings.release')}
      </Button>
    </Alert>
  );
}

function Checkpoints({ status }: { status: ServerStatus }) {
  const { t } = useTranslation();
  const make = useCommand('POST /api/checkpoints', ['status']);
  const { checkpoint, publicKey } = status;
  const sign = () =>
    make.mutateAsync({}).then(
      ({ checkpoint: made }) =>
        sayDone(t(made === null ? 'settings.checkpointNothing' : 'settings.checkpointMade')),
      (error: unknown) => sayProblem(error),
    );
  return (
    <>
      <p>
        {checkpoint === null ? (
          t('settings.checkpointNone')
        ) : (
          <>
            {t('settings.checkpointLast', { cases: checkpoint.cases, events: checkpoint.events })}{' '}
            <Moment at={checkpoint.at} />
          </>
        )}
      </p>
      <p className="quiet">
        {t('settings.checkpointKey')} <code className={style.key}>{publicKey}</code>
      </p>
      <div className={style.line}>
        <Button variant="default" loading={make.isPending} onClick={() => void sign()}>
          {t('settings.checkpointMake')}
        </Button>
        {checkpoint === null ? null : (
          <Anchor href="/api/checkpoints" download="checkpoints.jsonl">
            {t('settings.checkpointFetch')}
          </Anchor>
        )}
      </div>
    </>
  );
}
