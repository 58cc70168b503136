// The logs that were brought in before: each leads to its map, or goes on where it was left; and a file that is among them.
import { ActionIcon, Alert, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Log } from '../../wire.ts';
import style from './import-log.module.css';

const number = new Intl.NumberFormat('en');

export function EarlierLogs({ onResume }: { onResume: (logId: string) => void }) {
  const { t } = useTranslation();
  const logs = useAnswer('GET /api/logs').data?.logs ?? [];
  const removal = useRemoval();
  const { mayDesign } = usePermissions();
  if (logs.length === 0) return null;
  const columns: Column<Log>[] = [
    {
      key: 'name',
      title: t('importLog.file'),
      names: true,
      show: ({ id, name, reading }) =>
        reading === null ? (
          name
        ) : (
          <Link to="/workflows/import/$logId" params={{ logId: id }}>
            {name}
          </Link>
        ),
    },
    {
      key: 'cases',
      title: t('importLog.cases'),
      figures: true,
      show: ({ id, reading }) =>
        reading === null ? (
          <Button variant="subtle" size="compact-sm" onClick={() => onResume(id)}>
            {t('importLog.goOn')}
          </Button>
        ) : (
          number.format(reading.cases)
        ),
    },
    {
      key: 'events',
      title: t('importLog.events'),
      figures: true,
      show: ({ reading }) => (reading === null ? '' : number.format(reading.events)),
    },
    { key: 'at', title: t('importLog.importedAt'), show: ({ importedAt }) => <Moment at={importedAt} /> },
  ];
  const acts: Column<Log> = {
    key: 'acts',
    title: t('frame.more'),
    hiddenTitle: true,
    show: (log) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('importLog.remove', { name: log.name })}
        onClick={() => removal(log)}
      >
        <Trash2 size={16} aria-hidden="true" />
      </ActionIcon>
    ),
  };
  return (
    <section className={style.earlier}>
      <h2>{t('importLog.earlier')}</h2>
      <DataTable
        label={t('importLog.earlier')}
        rows={logs}
        columns={mayDesign ? [...columns, acts] : columns}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

function useRemoval() {
  const { t } = useTranslation();
  const remove = useCommand('DELETE /api/logs/:logId');
  const restore = useCommand('POST /api/logs/:logId/restoration');
  return ({ id, name }: Log) =>
    remove.mutate(
      { params: { logId: id } },
      {
        onSuccess: () =>
          sayDone(t('importLog.removed', { name }), () => restore.mutateAsync({ params: { logId: id } })),
        onError: (error) => sayProblem(error),
      },
    );
}

type KnownProps = {
  earlier: Log;
  /** Reads it all the same. */
  onGoOn: () => void;
  /** Lets the file go that was just sent. */
  onLetGo: () => Promise<void>;
};

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** This very file was brought in before: where it is, and what to do. */
export function Known({ earlier: { id, name, importedAt }, onGoOn, onLetGo }: KnownProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const path = { to: '/workflows/import/$logId', params: { logId: id } } as const;
  const open = async () => {
    await onLetGo();
    await navigate(path);
  };
  return (
    <Alert
      className={style.alert}
      color="gray"
      variant="light"
      role="alert"
      title={t('importLog.knownTitle')}
    >
      <p>
        {t('importLog.knownAs')} <Link {...path}>{name}</Link>
        {t('importLog.knownSince', { day: day.format(new Date(importedAt)) })}
      </p>
      <div className={`${style.actions} ${style.known}`}>
        <Button onClick={() => void open()}>{t('importLog.knownOpen')}</Button>
        <Button variant="default" onClick={onGoOn}>
          {t('importLog.knownAgain')}
        </Button>
        <Button variant="default" onClick={() => void onLetGo()}>
          {t('importLog.otherFile')}
        </Button>
      </div>
    </Alert>
  );
}
