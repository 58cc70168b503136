// Two published versions compared: drawn over each other, and in words. Both are read here, by the same code as everywhere.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { compareWorkflows, readWorkflow } from '../../../../core/model/index.ts';
import { describeRule } from '../../../../core/rules/index.ts';
import { directoryOf, useEverybody } from '../../designer/state/use-directory.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import { useAnswer } from '../../state/answers.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import { ChangesList } from './changes-list.tsx';
import { drawingOfChanges } from './drawing-of-changes.ts';
import style from './flow-changes.module.css';

type Props = { workflowId: string; from: number; to: number };

export function FlowChanges({ workflowId, from, to }: Props) {
  const { t } = useTranslation();
  const before = useAnswer('GET /api/workflows/:id/versions/:version', {
    params: { id: workflowId, version: from },
  });
  const after = useAnswer('GET /api/workflows/:id/versions/:version', {
    params: { id: workflowId, version: to },
  });
  const everybody = useEverybody();
  const compared = useMemo(() => {
    const was = before.data === undefined ? null : readWorkflow(before.data.source).workflow;
    const now = after.data === undefined ? null : readWorkflow(after.data.source).workflow;
    if (was === null || now === null) return undefined;
    const directory = everybody === undefined ? undefined : directoryOf(everybody);
    const differences = compareWorkflows(was, now, { directory, rule: describeRule });
    const words = {
      added: t('map.change.added'),
      removed: t('map.change.removed'),
      changed: t('map.change.changed'),
    };
    return { differences, drawing: drawingOfChanges(was, now, { differences, words }) };
  }, [before.data, after.data, everybody, t]);
  const error = before.error ?? after.error;
  if (error !== null)
    return <FailedToLoad error={error} retry={() => void Promise.all([before.refetch(), after.refetch()])} />;
  if (compared === undefined) return <WaitingRows rows={4} />;
  return (
    <>
      <p className="quiet">{t('versions.drawnHint')}</p>
      <div className={style.canvas}>
        <FlowMap drawing={compared.drawing} title={t('versions.drawn')} direction="auto" bare />
      </div>
      <ChangesList differences={compared.differences} />
    </>
  );
}
