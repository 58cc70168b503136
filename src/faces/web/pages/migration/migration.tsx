// Running cases come along to another version: the verdicts, what is to be said before, the run, and its undoing.
import '../../words/designing.ts';
import { Button, Select } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageGround } from '../../parts/page.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { MigrationPreview } from '../../wire.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import { JudgedCases } from './judged-cases.tsx';
import style from './migration.module.css';
import type { Filling } from './needed-fields.tsx';
import { RunView } from './run-view.tsx';
import { type Mapping, useRun, useVerdicts } from './use-migration.ts';

const read = (raw: Record<string, unknown>) => ({ to: textIn(raw, 'to') });

export function Page() {
  const { t } = useTranslation();
  const { workflowId = '' } = useParams({ strict: false }) as { workflowId?: string };
  const [address, set] = useAddress(read);
  const versions = useAnswer('GET /api/workflows/:id/versions', { params: { id: workflowId } });
  const newest = versions.data?.versions[0]?.version ?? 0;
  const toVersion = Number(address.to) || newest;
  const { run, underWay, refetch: lookAgain } = useRun(workflowId);
  const verdicts = useVerdicts(workflowId, toVersion, !underWay);
  return (
    <PageGround wide>
      <WorkflowTabs workflowId={workflowId} tab={null} page={t('migration.title')} />
      <div className={style.page}>
        <div>
          <h2>{t('migration.title')}</h2>
          <p className="quiet">{t('migration.lead')}</p>
        </div>
        <div className={style.to}>
          <Select
            label={t('migration.to')}
            allowDeselect={false}
            data={(versions.data?.versions ?? []).map(({ version }) => ({
              value: String(version),
              label: t('versions.number', { number: version }),
            }))}
            value={String(toVersion)}
            onChange={(value) => void set({ to: value ?? '' })}
          />
          {verdicts.data?.versions.map(({ version, cases }) => (
            <span key={version} className="quiet figures">
              {t('migration.running', { number: version, cases })}
            </span>
          ))}
        </div>
        {run === null ? null : <RunView workflowId={workflowId} run={run} refetch={lookAgain} />}
        {verdicts.error === null ? null : (
          <FailedToLoad error={verdicts.error} retry={() => void verdicts.refetch()} />
        )}
        {underWay ? null : verdicts.data === undefined ? (
          verdicts.error === null && newest > 0 ? (
            <WaitingRows />
          ) : null
        ) : (
          <Judged
            {...{ workflowId, toVersion, preview: verdicts.data }}
            {...{ mapping: verdicts.mapping, chosen: verdicts.chosen, choose: verdicts.choose }}
            isAsking={verdicts.isAsking}
            onStarted={() => void lookAgain()}
          />
        )}
      </div>
    </PageGround>
  );
}

type JudgedProps = {
  workflowId: string;
  toVersion: number;
  preview: MigrationPreview;
  mapping: Mapping;
  chosen: Mapping;
  choose: (stage: string, goal: string) => void;
  isAsking: boolean;
  onStarted: () => void;
};

function Judged({
  workflowId,
  toVersion,
  preview,
  mapping,
  chosen,
  choose,
  isAsking,
  onStarted,
}: JudgedProps) {
  const { t } = useTranslation();
  const filling = useFilling(preview);
  const start = useCommand('POST /api/workflows/:id/migration', ['workflows', 'cases', 'worklist']);
  const { counts, cases, gone } = preview;
  if (counts.lands + counts.needs + counts.cannot === 0) {
    return <NoneElsewhere workflowId={workflowId} toVersion={toVersion} />;
  }
  const ready = counts.lands + filledCount(preview, filling);
  const send = () =>
    start.mutate(
      {
        params: { id: workflowId },
        body: { toVersion, mapping, values: filled(filling.forAll), ofCase: filledByCase(filling.ofCase) },
      },
      { onSuccess: onStarted, onError: (error) => sayProblem(error) },
    );
  const shared = { workflowId, destination: { toVersion, mapping } };
  const of = (verdict: 'lands' | 'needs' | 'cannot') => ({
    verdict,
    title: t(`migration.${verdict}`),
    text: t(`migration.${verdict}Text`),
    count: counts[verdict],
    cases: cases.filter((each) => each.verdict === verdict),
  });
  return (
    <>
      {gone.length === 0 ? null : <GoneStages preview={preview} chosen={chosen} choose={choose} />}
      <JudgedCases {...shared} {...of('lands')} />
      <JudgedCases {...shared} {...of('needs')} filling={filling} />
      <JudgedCases {...shared} {...of('cannot')} />
      <div className={style.act}>
        <Button disabled={ready === 0 || isAsking} loading={start.isPending} onClick={send}>
          {t('migration.move', { count: ready })}
        </Button>
      </div>
    </>
  );
}

function NoneElsewhere({ workflowId, toVersion }: { workflowId: string; toVersion: number }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      drawing="map"
      title={t('migration.none')}
      text={t('migration.noneText', { number: toVersion })}
      action={
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to={'/workflows/$workflowId/versions' as never}
              params={{ workflowId } as never}
            />
          )}
        >
          {t('migration.noneAction')}
        </Button>
      }
    />
  );
}

function GoneStages({ preview, chosen, choose }: Pick<JudgedProps, 'preview' | 'chosen' | 'choose'>) {
  const { t } = useTranslation();
  const data = [
    { value: '', label: t('migration.stays') },
    ...preview.stages.map(({ stage, title }) => ({ value: stage, label: title })),
  ];
  return (
    <section>
      <h3>{t('migration.gone')}</h3>
      <p className="quiet">{t('migration.goneHint')}</p>
      <ul className={style.maps}>
        {preview.gone.map(({ stage, title, cases }) => (
          <li key={stage}>
            <span>{t('migration.goneFrom', { title, cases })}</span>
            <Select
              label={t('migration.goesOn')}
              aria-label={`${title} ${t('migration.goesOn')}`}
              allowDeselect={false}
              searchable={data.length > 7}
              data={data}
              value={chosen[stage] ?? ''}
              onChange={(goal) => choose(stage, goal ?? '')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Values = { readonly [field: string]: string };

function useFilling({ fields }: MigrationPreview): Filling {
  const [forAll, setForAll] = useState<Values>({});
  const [ofCase, setOfCase] = useState<{ readonly [caseId: string]: Values }>({});
  return {
    ...{ fields, forAll, ofCase },
    fillAll: (field, value) => setForAll((old) => ({ ...old, [field]: value })),
    fillOne: (caseId, field, value) =>
      setOfCase((old) => ({ ...old, [caseId]: { ...old[caseId], [field]: value } })),
  };
}

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

const filledByCase = (all: Filling['ofCase']): { [caseId: string]: Values } =>
  Object.fromEntries(Object.entries(all).map(([caseId, values]) => [caseId, filled(values)]));

/** How many of the cases that need something have all of it by now; of those that are not shown, by what is filled for all. */
function filledCount({ cases, counts, fields }: MigrationPreview, { forAll, ofCase }: Filling): number {
  const shown = cases.filter(({ verdict }) => verdict === 'needs');
  const common = filled(forAll);
  const done = shown.filter((each) =>
    each.fields.every(
      ({ field }) => ({ ...common, ...filled(ofCase[each.caseId] ?? {}) })[field] !== undefined,
    ),
  );
  const allFilled = fields.length > 0 && fields.every(({ field }) => common[field] !== undefined);
  return done.length + (allFilled ? counts.needs - shown.length : 0);
}
