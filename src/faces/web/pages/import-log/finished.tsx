// What was read, and what of it could not be used; the map is one step away.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Log } from '../../wire.ts';
import style from './import-log.module.css';
import { RejectedRows, Warnings } from './rejected-rows.tsx';

export function Finished({ log, children }: { log: Log; children: ReactNode }) {
  const { t } = useTranslation();
  const { reading } = log;
  if (reading === null) return null;
  return (
    <section className={style.finished}>
      <p className={style.counts}>
        {t('importLog.counts', {
          cases: reading.cases,
          events: reading.events,
          activities: reading.activities,
        })}
      </p>
      <Warnings warnings={reading.warnings} />
      <div className={style.actions}>
        <Button component={Link} to="/workflows/import/$logId" params={{ logId: log.id } as never}>
          {t('importLog.toMap')}
        </Button>
        {children}
      </div>
      {reading.rejectedCount > 0 ? <RejectedRows log={log} reading={reading} /> : null}
    </section>
  );
}
