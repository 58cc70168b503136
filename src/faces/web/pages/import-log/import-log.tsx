// Bring your own history: a file is dropped, its columns are looked at, it is read, and its map opens.
import '../../words/insight.ts';
import { Alert, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../client.ts';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { DropZone } from './drop-zone.tsx';
import { EarlierLogs, Known } from './earlier-logs.tsx';
import { Finished } from './finished.tsx';
import style from './import-log.module.css';
import { ObjectTypePicker } from './object-type-picker.tsx';
import { Progress } from './progress.tsx';
import { useImport } from './use-import.ts';

const readAddress = (raw: Record<string, unknown>) => ({ log: textIn(raw, 'log') });

export function Page() {
  const { t } = useTranslation();
  const { step, send, read, goOn, readAs, resume, again, cancel } = useImport();
  const [address, setAddress] = useAddress(readAddress);
  const navigate = useNavigate();
  const asked = useRef('');
  useEffect(() => {
    if (address.log === '' || asked.current === address.log) return;
    asked.current = address.log;
    void resume(address.log);
  }, [address.log, resume]);
  const clean = step.at === 'done' && isClean(step.log) ? step.log.id : null;
  useEffect(() => {
    if (clean !== null)
      void navigate({ to: '/workflows/import/$logId', params: { logId: clean }, replace: true });
  }, [clean, navigate]);
  const other = () => {
    asked.current = '';
    void setAddress({ log: '' });
    again();
  };
  return (
    <PageGround>
      <PageHeader title={t('importLog.title')} lead={t('importLog.lead')} />
      {step.at === 'choose' ? (
        <>
          {step.error === null ? null : (
            <Alert
              className={style.alert}
              color="red"
              variant="light"
              role="alert"
              title={t('importLog.notRead')}
            >
              {sentenceOf(step.error)}
            </Alert>
          )}
          <DropZone onFile={(file) => void send(file)} />
          <p className={style.other}>
            <Link to={'/workflows/look-here' as never}>{t('importLog.lookHere')}</Link>{' '}
            <span className="quiet">{t('importLog.lookHereText')}</span>
          </p>
          <p className={style.other}>
            {t('importLog.noFile')} <Link to="/workflows/trace">{t('importLog.traceInstead')}</Link>
          </p>
          <EarlierLogs onResume={(logId) => void setAddress({ log: logId })} />
        </>
      ) : null}
      {step.at === 'sending' ? (
        <Progress
          text={t('importLog.sending', { name: step.name })}
          share={step.share}
          cancel={() => void cancel()}
        />
      ) : null}
      {step.at === 'known' ? (
        <Known
          earlier={step.earlier}
          onGoOn={() => void goOn(step.log, step.preview)}
          onLetGo={async () => {
            await cancel();
            other();
          }}
        />
      ) : null}
      {step.at === 'mapping' ? (
        <ColumnMapping
          key={step.log.id}
          preview={step.preview}
          error={step.error}
          onRead={(mapping) => void read(step.log, step.preview, mapping)}
          onOther={other}
        />
      ) : null}
      {step.at === 'reading' ? (
        <Progress
          text={t('importLog.reading', { name: step.log.name })}
          share={step.share}
          cancel={() => void cancel()}
        />
      ) : null}
      {step.at === 'done' && clean === null ? (
        <Finished log={step.log}>
          {step.log.objectTypes.length > 1 ? (
            <ObjectTypePicker log={step.log} onChoose={(type) => void readAs(step.log, type)} />
          ) : null}
          {step.log.format === 'csv' || step.log.format === 'xlsx' ? (
            <Button variant="default" onClick={() => void resume(step.log.id)}>
              {t('importLog.otherColumns')}
            </Button>
          ) : null}
        </Finished>
      ) : null}
    </PageGround>
  );
}

const isClean = ({ reading }: { reading: { rejectedCount: number; warnings: readonly unknown[] } | null }) =>
  reading !== null && reading.rejectedCount === 0 && reading.warnings.length === 0;
