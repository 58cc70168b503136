// What of a file could not be used: line, reason and remedy, to be read or taken along as a file.
import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvRows } from '../../chart/written.ts';
import { save } from '../../map/paint/export-drawing.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Log } from '../../wire.ts';
import style from './import-log.module.css';

type Reading = NonNullable<Log['reading']>;
type Row = Reading['rejected'][number];

export function RejectedRows({ log, reading }: { log: Log; reading: Reading }) {
  const { t } = useTranslation();
  const { rejected, rejectedCount } = reading;
  const columns: Column<Row>[] = [
    { key: 'line', title: t('importLog.line'), names: true, show: ({ line }) => String(line), width: '88px' },
    { key: 'reason', title: t('importLog.reason'), show: ({ reason }) => reason },
    { key: 'remedy', title: t('importLog.remedy'), show: ({ remedy }) => remedy },
  ];
  const head = columns.map(({ title }) => title);
  const saved = () => {
    const rows = rejected.map(({ line, reason, remedy }) => [line, reason, remedy]);
    save(csvRows([head, ...rows]), `${log.name} ${t('importLog.rejectedFile')}.csv`, 'text/csv');
  };
  return (
    <section className={style.rejected}>
      <div className={style.rejectedHead}>
        <h2>{t('importLog.rejectedTitle', { count: rejectedCount })}</h2>
        <Button variant="default" size="compact-sm" onClick={saved}>
          {t('importLog.saveRejected')}
        </Button>
      </div>
      <p className="quiet">
        {rejectedCount > rejected.length
          ? t('importLog.rejectedSome', { shown: rejected.length })
          : t('importLog.rejectedText')}
      </p>
      <DataTable
        label={t('importLog.rejectedTitle', { count: rejectedCount })}
        rows={rejected}
        columns={columns}
        rowKey={({ line }) => String(line)}
      />
    </section>
  );
}

/** What the reader of the map should know. */
export function Warnings({ warnings }: { warnings: Reading['warnings'] }) {
  return warnings.map(({ code, message }) => (
    <Alert key={code} color="yellow" variant="light">
      {message}
    </Alert>
  ));
}
