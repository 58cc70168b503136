// An automation tried on past cases: in which it would have run, what it would have changed, and which others it meets.
import { Button, Modal, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Automation, Field } from '../../../../core/model/index.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { ValueText } from '../../parts/case-view/value-text.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useCommand } from '../../state/answers.ts';
import type { AutomationFiring, AutomationTrial } from '../../wire.ts';
import style from './automate.module.css';
import { useSentence } from './use-sentence.ts';

export function TrialDialog({ automation, onClose }: { automation: Automation; onClose: () => void }) {
  const { t } = useTranslation();
  const { workflowId, flush, edit } = useDesign();
  const say = useSentence();
  const { mutate, data, error } = useCommand('POST /api/workflows/:id/automations/:automation/back-test', []);
  const { id, title, enabled } = automation;
  const attempt = () => {
    // What is tried is the draft as it is kept, so what was typed last is kept first.
    void flush().then(() => mutate({ params: { id: workflowId, automation: id } }));
  };
  useEffect(attempt, [id]);
  const switchOn = () => {
    edit({ type: 'ToggleAutomation', automation: id });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('automate.trial.title', { title })}
      size={860}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <p className="quiet">{say(automation)}</p>
        {error !== null ? <FailedToLoad error={error} retry={attempt} /> : null}
        {data === undefined && error === null ? <WaitingRows /> : null}
        {data === undefined ? null : <Result trial={data} />}
        {data !== undefined && !enabled ? (
          <Button className={style.end} onClick={switchOn}>
            {t('automate.trial.switchOn')}
          </Button>
        ) : null}
      </Stack>
    </Modal>
  );
}

function Result({ trial }: { trial: AutomationTrial }) {
  const { t } = useTranslation();
  const { cases, casesFired, fired, firings } = trial;
  const columns = useColumns();
  const rows = firings.map((firing, index) => ({ ...firing, key: `${firing.caseId} ${index}` }));
  const summary = cases === 0 ? 'none' : fired === 0 ? 'never' : 'fired';
  return (
    <>
      <p className={style.reads} role="status">
        {t(`automate.trial.${summary}`, { cases, casesFired, fired })}
      </p>
      <Meetings trial={trial} />
      {rows.length === 0 ? null : (
        <>
          {fired > rows.length ? (
            <p className="quiet">{t('automate.trial.latest', { shown: rows.length })}</p>
          ) : null}
          <DataTable
            label={t('automate.trial.list')}
            rows={rows}
            columns={columns}
            rowKey={({ key }) => key}
          />
        </>
      )}
    </>
  );
}

function Meetings({ trial: { meetings, fired } }: { trial: AutomationTrial }) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  if (fired === 0) return null;
  if (meetings.length === 0) return <p>{t('automate.trial.meetsNone')}</p>;
  const titleOf = (id: string) => workflow.automations.find((each) => each.id === id)?.title ?? id;
  return (
    <ul className={style.meetings} aria-label={t('automate.trial.meets')}>
      {meetings.map(({ automation, kind, about, times }) => (
        <li key={`${automation} ${kind} ${about}`} data-kind={kind}>
          {t(`automate.trial.${kind}`, { title: titleOf(automation), about, times })}
        </li>
      ))}
    </ul>
  );
}

type Row = AutomationFiring & { readonly key: string };

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  return [
    {
      key: 'case',
      title: t('automate.ranCase'),
      names: true,
      show: ({ caseId, caseTitle }) => (
        <Link to={'/cases/$caseId' as never} params={{ caseId } as never}>
          {caseTitle}
        </Link>
      ),
    },
    { key: 'did', title: t('automate.trial.wouldHave'), show: ({ did }) => did.join(', ') },
    {
      key: 'changes',
      title: t('automate.trial.changes'),
      show: ({ changes, caseId }) =>
        changes.map(({ field, label, before, after }) => {
          const declared = workflow.record[field] as Field | undefined;
          const plain = declared?.type === 'person' ? undefined : declared;
          return (
            <div key={field}>
              <span className="quiet">{label}</span>{' '}
              <ValueText value={before} field={plain} caseId={caseId} /> →{' '}
              <ValueText value={after} field={plain} caseId={caseId} />
            </div>
          );
        }),
    },
    { key: 'at', title: t('automate.ranAt'), width: '120px', show: ({ at }) => <Moment at={at} /> },
  ];
}
