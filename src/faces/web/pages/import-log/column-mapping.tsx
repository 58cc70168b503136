// Which column is what: the guess, the first rows to judge it by, and pickers to correct it.
import { Alert, Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import type { LogColumns, LogPreview } from '../../wire.ts';
import { NEEDED, ROLES } from './column-roles.ts';
import style from './import-log.module.css';
import { PreviewTable } from './preview-table.tsx';
import type { Mapping } from './use-import.ts';

type Props = {
  preview: LogPreview;
  error: unknown;
  onRead: (mapping: Mapping) => void;
  onOther: () => void;
};

const ORDERS = ['day-first', 'month-first'] as const;

export function ColumnMapping({ preview, error, onRead, onOther }: Props) {
  const { t } = useTranslation();
  const [columns, setColumns] = useState<LogColumns>(preview.guess);
  const [dateOrder, setDateOrder] = useState<Mapping['dateOrder']>(null);
  const missing = NEEDED.filter((role) => !columns[role as keyof LogColumns]);
  return (
    <section className={style.mapping}>
      <h2>{t('importLog.columnsTitle')}</h2>
      <p className="quiet">{t('importLog.columnsText')}</p>
      {error === null ? null : (
        <Alert color="red" variant="light" role="alert" title={t('importLog.notRead')}>
          {sentenceOf(error)}
        </Alert>
      )}
      <div className={style.roles}>
        {ROLES.map((role) => (
          <Select
            key={role}
            searchable={preview.columns.length > 7}
            clearable={!NEEDED.includes(role)}
            required={NEEDED.includes(role)}
            label={t(`importLog.role.${role}`)}
            description={t(`importLog.roleText.${role}`)}
            placeholder={t('importLog.noColumn')}
            data={[...new Set(preview.columns)]}
            value={columns[role] ?? null}
            onChange={(column) => setColumns({ ...columns, [role]: column ?? undefined })}
          />
        ))}
        <Select
          clearable
          label={t('importLog.dateOrder')}
          description={t('importLog.dateOrderText')}
          placeholder={t('importLog.asWritten')}
          data={ORDERS.map((value) => ({ value, label: t(`importLog.order.${value}`) }))}
          value={dateOrder}
          onChange={(value) => setDateOrder(value as Mapping['dateOrder'])}
        />
      </div>
      <PreviewTable preview={preview} columns={columns} />
      {missing.length === 0 ? null : (
        <p role="status">
          {t('importLog.missing', {
            roles: missing.map((role) => t(`importLog.role.${role}` as never)).join(', '),
          })}
        </p>
      )}
      <div className={style.actions}>
        <Button disabled={missing.length > 0} onClick={() => onRead({ columns, dateOrder })}>
          {t('importLog.read')}
        </Button>
        <Button variant="default" onClick={onOther}>
          {t('importLog.otherFile')}
        </Button>
      </div>
    </section>
  );
}
