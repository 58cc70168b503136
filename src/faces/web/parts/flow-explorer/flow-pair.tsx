// Two histories of one workflow, drawn one above the other at the same sliders; choosing something opens its own map.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTarget } from '../../map/flow-drawing.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import { MapLegend } from '../../map/legend/map-legend.tsx';
import { durationText } from '../duration.ts';
import { textOfTarget, useFlowAddress } from '../flow/flow-address.ts';
import type { Filter } from '../flow/flow-filter.ts';
import { type FlowSource, useFlow } from '../flow/flow-source.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import type { SliderPlaces } from './drawn/main-path.ts';
import { useDrawnFlow } from './drawn/use-drawn-flow.ts';
import { FlowControls } from './flow-controls.tsx';
import style from './flow-explorer.module.css';

export type NamedSource = { readonly source: FlowSource; readonly title: string; readonly name: string };

const NO_FILTERS: readonly Filter[] = [];

export function FlowPair({ first, second }: { first: NamedSource; second: NamedSource }) {
  const [address, change] = useFlowAddress();
  const [moving, setMoving] = useState<Partial<SliderPlaces>>({});
  const sliders = { activities: address.activities, paths: address.paths, ...moving };
  const flow = useFlow(first.source, NO_FILTERS).data;
  const { map, places } = useDrawnFlow({
    flow,
    whole: flow,
    sliders,
    show: address.show,
    heat: address.heat,
  });
  const choose = (name: string) => (target: MapTarget | null) => {
    if (target !== null) change({ source: name, chosen: textOfTarget(target) }, true);
  };
  return (
    <div className={style.explorer}>
      <FlowControls
        shown={map?.shown}
        places={places}
        drawn={address}
        onMove={(next) => setMoving({ ...moving, ...next })}
        onSettle={(next) => {
          setMoving({});
          change(next);
        }}
        onDraw={change}
      />
      {[first, second].map((named) => (
        <OneOfTwo key={named.name} named={named} sliders={sliders} onChoose={choose(named.name)} />
      ))}
      <MapLegend heat={address.heat} />
    </div>
  );
}

type OneProps = {
  named: NamedSource;
  sliders: { activities: number | undefined; paths: number | undefined };
  onChoose: (target: MapTarget | null) => void;
};

function OneOfTwo({ named, sliders, onChoose }: OneProps) {
  const { t } = useTranslation();
  const [{ show, heat }] = useFlowAddress();
  const { data: flow, error, refetch } = useFlow(named.source, NO_FILTERS);
  const { drawing } = useDrawnFlow({ flow, whole: flow, sliders, show, heat });
  if (error) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!flow || !drawing) return <WaitingRows />;
  const { median } = flow.durations;
  return (
    <section className={style.half}>
      <h2>
        {named.title}
        <span className="quiet figures">
          {t('flow.cases', { count: flow.survey.cases })}
          {median === null ? '' : ` · ${t('flow.medianDuration', { median: durationText(median) })}`}
        </span>
      </h2>
      <div className={style.halfPaper}>
        <FlowMap drawing={drawing} title={named.title} onChoose={onChoose} />
      </div>
    </section>
  );
}
