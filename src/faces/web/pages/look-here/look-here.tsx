// A look at one's own history before anything is sent: the file is read in this browser, and the map is the same.
import '../../words/insight.ts';
import { Alert, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FlowExplorer } from '../../parts/flow-explorer/flow-explorer.tsx';
import type { FoundHere } from '../../parts/look-here/message.ts';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { spanWords } from '../../parts/span-words.ts';
import { ColumnMapping } from '../import-log/column-mapping.tsx';
import { DropZone } from '../import-log/drop-zone.tsx';
import style from '../import-log/import-log.module.css';
import { ObjectTypePicker } from '../import-log/object-type-picker.tsx';
import { Progress } from '../import-log/progress.tsx';
import { Warnings } from '../import-log/rejected-rows.tsx';
import { optionsOf } from './options-of.ts';
import { useLook } from './use-look.ts';

export function Page() {
  const { t } = useTranslation();
  const { step, choose, read, correct, keep, again } = useLook();
  if (step.at === 'open') {
    const { file, found, id } = step;
    return (
      <PageGround wide>
        <PageHeader
          title={file.name}
          lead={<Span found={found} />}
          actions={
            <>
              {step.preview === null ? null : (
                <Button variant="default" onClick={correct}>
                  {t('importLog.otherColumns')}
                </Button>
              )}
              <Button variant="default" onClick={again}>
                {t('importLog.otherFile')}
              </Button>
              <Button title={t('importLog.keepHint')} onClick={() => void keep(file)}>
                {t('importLog.keep')}
              </Button>
            </>
          }
        />
        <Notes found={found} />
        {found.objectTypes.length > 1 ? (
          <ObjectTypePicker log={found} onChoose={(objectType) => void read(file, { objectType }, null)} />
        ) : null}
        <FlowExplorer source={{ of: 'log', id }} title={file.name} />
      </PageGround>
    );
  }
  return (
    <PageGround>
      <PageHeader title={t('importLog.hereTitle')} lead={t('importLog.hereLead')} />
      {step.at === 'choose' ? (
        <>
          {step.problem === '' ? null : <NotRead problem={step.problem} />}
          <DropZone onFile={(file) => void choose(file)} />
          <p className={style.other}>
            {t('importLog.hereGone')} <Link to="/workflows/import">{t('importLog.title')}</Link>
          </p>
        </>
      ) : null}
      {step.at === 'columns' && step.problem !== '' ? <NotRead problem={step.problem} /> : null}
      {step.at === 'columns' ? (
        <ColumnMapping
          preview={step.preview}
          error={null}
          onRead={(mapping) => void read(step.file, optionsOf(mapping), step.preview)}
          onOther={again}
        />
      ) : null}
      {step.at === 'reading' || step.at === 'sending' ? (
        <Progress
          text={t(step.at === 'reading' ? 'importLog.reading' : 'importLog.keeping', {
            name: step.file.name,
          })}
          share={step.share}
        />
      ) : null}
    </PageGround>
  );
}

function NotRead({ problem }: { problem: string }) {
  const { t } = useTranslation();
  return (
    <Alert className={style.alert} color="red" variant="light" role="alert" title={t('importLog.notRead')}>
      {problem}
    </Alert>
  );
}

function Span({ found: { cases, events, from, to } }: { found: FoundHere }) {
  const { t } = useTranslation();
  const when = spanWords(t, from, to);
  return <span className="figures">{t('importLog.hereSpan', { cases, events, when })}</span>;
}

function Notes({ found: { rejected, rejectedCount, warnings } }: { found: FoundHere }) {
  const { t } = useTranslation();
  return (
    <>
      {rejected === null ? null : (
        <p className="quiet">
          {t('importLog.leftOut', { count: rejectedCount, line: rejected.line, reason: rejected.reason })}
        </p>
      )}
      <Warnings warnings={[...warnings]} />
    </>
  );
}
