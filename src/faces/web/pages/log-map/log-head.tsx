// The head of every page of an imported log: its name and span, its tabs, and the one step that makes it a workflow of ours.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.tsx';
import { spanWords } from '../../parts/span-words.ts';
import { sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Log } from '../../wire.ts';
import tabs from '../workflow/workflow-tabs.module.css';

const TABS = { map: '', findings: '/findings', model: '/model' } as const;
type LogTab = keyof typeof TABS;

export function LogHead({ log, tab }: { log: Log; tab: LogTab }) {
  const { t } = useTranslation();
  return (
    <PageHeader
      title={log.name}
      tab={nameOfTab(t, tab)}
      lead={<Span log={log} />}
      actions={<MakeOurs log={log} isFirst={tab !== 'findings'} />}
    >
      <TabLinks logId={log.id} tab={tab} />
    </PageHeader>
  );
}

const nameOfTab = (t: TFunction, tab: LogTab): string =>
  tab === 'model' ? t('model.tab') : t(`workflow.tabs.${tab}`);

function TabLinks({ logId, tab }: { logId: string; tab: LogTab }) {
  const { t } = useTranslation();
  return (
    <nav className={tabs.tabs} aria-label={t('findings.logTabs')}>
      {(Object.keys(TABS) as LogTab[]).map((name) => (
        <Link
          key={name}
          className={tabs.tab}
          to={`/workflows/import/${logId}${TABS[name]}` as never}
          // The map's address begins those of the others.
          activeOptions={{ exact: true }}
          aria-current={name === tab ? 'page' : undefined}
        >
          {nameOfTab(t, name)}
        </Link>
      ))}
    </nav>
  );
}

function Span({ log: { reading } }: { log: Log }) {
  const { t } = useTranslation();
  if (reading === null || reading.from === null || reading.to === null) return null;
  const { cases: count, from, to } = reading;
  return <span className="figures">{t('importLog.span', { count, when: spanWords(t, from, to) })}</span>;
}

/** On the findings something else stands out. */
function MakeOurs({ log, isFirst }: { log: Log; isFirst: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mayDesign } = usePermissions();
  const make = useCommand('POST /api/logs/:logId/workflow', ['workflows', 'logs', 'people', 'teams']);
  if (!mayDesign) return null;
  const draft = () =>
    make.mutate(
      { params: { logId: log.id }, body: {} },
      {
        onSuccess: ({ id }) => void navigate({ to: `/workflows/${id}/design` as never }),
        onError: (error) => sayProblem(error, draft),
      },
    );
  return (
    <>
      {log.workflowId === null ? null : (
        <Button variant="default" component={Link} to={`/workflows/${log.workflowId}` as never}>
          {t('importLog.openWorkflow')}
        </Button>
      )}
      <Button
        variant={isFirst ? 'filled' : 'default'}
        loading={make.isPending}
        title={t('importLog.makeOursHint')}
        onClick={draft}
      >
        {t('importLog.makeOurs')}
      </Button>
    </>
  );
}
