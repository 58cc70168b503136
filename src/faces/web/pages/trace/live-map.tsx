// The map of what was told so far, drawn while it is typed.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { logOf } from '../../../../core/event-log/index.ts';
import { processMap } from '../../../../core/mining/index.ts';
import { drawingOfProcessMap } from '../../map/drawing-of-process-map.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import { casesTold, type Told } from './told.ts';
import style from './trace.module.css';

export function LiveMap({ told }: { told: Told }) {
  const { t } = useTranslation();
  const drawing = useMemo(() => drawingOf(told), [told]);
  return (
    <div className={style.map}>
      {drawing === null ? (
        <p className="quiet">{t('trace.mapEmpty')}</p>
      ) : (
        <FlowMap drawing={drawing} title={told.title === '' ? t('trace.title') : told.title} />
      )}
    </div>
  );
}

function drawingOf(told: Told) {
  const rows = casesTold(told).flatMap(({ steps }, index) => {
    let at = 0;
    return steps.map(({ activity, waitedMs, tookMs }) => {
      at += waitedMs + (tookMs ?? 0);
      return { case: String(index), activity, at };
    });
  });
  return rows.length === 0
    ? null
    : drawingOfProcessMap(processMap(logOf(rows), { activities: 1, paths: 1 }), { show: 'median' });
}
