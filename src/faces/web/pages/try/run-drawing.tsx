// The draft drawn, with the way that the case came and where it stands now.
import '../../words/insight.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readWorkflow } from '../../../../core/model/index.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import { useAnswer } from '../../state/answers.ts';
import type { DryRun } from '../../wire.ts';
import { drawingOfRun } from './drawing-of-run.ts';
import style from './try.module.css';

type Props = { readonly workflowId: string; readonly walked: DryRun['walked'] };

export function RunDrawing({ workflowId, walked }: Props) {
  const { t } = useTranslation();
  const source = useAnswer('GET /api/workflows/:id/draft', { params: { id: workflowId } }).data?.source;
  const workflow = useMemo(() => (source === undefined ? null : readWorkflow(source).workflow), [source]);
  const drawing = useMemo(
    () =>
      workflow === null
        ? null
        : drawingOfRun(workflow, walked, {
            here: t('trying.here'),
            skipped: t('trying.skipped'),
            been: (count) => t('trying.been', { count }),
          }),
    [workflow, walked, t],
  );
  if (drawing === null) return null;
  return (
    <div className={style.drawing}>
      <FlowMap drawing={drawing} title={t('trying.drawing')} direction="right" bare />
    </div>
  );
}
