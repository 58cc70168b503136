// Running cases come along to another version: the verdicts, what is to be said before, the run, and its undoing.
import '../../words/designing.ts';
import { Button, Select } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageGround } from '../../parts/page.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { MigrationPreview } from '../../wire.ts';
import { WorkflowTabs } from '../workflow/workflow-tabs.tsx';
import { GoneStages, NoneElsewhere } from './gone-stages.tsx';
import { JudgedCases } from './judged-cases.tsx';
import style from './migration.module.css';
import { RunView } from './run-view.tsx';
import { filled, filledByCase, filledCount, useFilling } from './use-filling.ts';
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
