// The map page of one history: the flow over the whole width, and a quiet panel with sliders, variants and what is chosen.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowMap } from '../../map/flow-map.tsx';
import type { FlowMapHandle } from '../../map/flow-map-props.ts';
import { FlowTable } from '../../map/flow-table.tsx';
import { MapLegend } from '../../map/map-legend.tsx';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import { ChosenPanel } from './chosen-panel.tsx';
import { FilterChips } from './filter-chips.tsx';
import style from './flow.module.css';
import { targetIn, textOfTarget, useFlowAddress } from './flow-address.ts';
import { FlowControls } from './flow-controls.tsx';
import { type Filter, isSame } from './flow-filter.ts';
import { type FlowSource, useFlow } from './flow-source.ts';
import { FlowTools } from './flow-tools.tsx';
import type { SliderPlaces } from './main-path.ts';
import { useDrawnFlow } from './use-drawn-flow.ts';
import { VariantList } from './variant-list.tsx';

const NO_FILTERS: readonly Filter[] = [];

export function FlowExplorer({ source, title }: { source: FlowSource; title: string }) {
  const { t } = useTranslation();
  const [address, change] = useFlowAddress();
  const whole = useFlow(source, NO_FILTERS);
  const filtered = useFlow(source, address.filters);
  const flow = filtered.data;
  const [moving, setMoving] = useState<Partial<SliderPlaces>>({});
  const sliders = { activities: address.activities, paths: address.paths, ...moving };
  const { map, drawing, wholeDrawing, places } = useDrawnFlow({
    flow,
    whole: whole.data,
    sliders,
    show: address.show,
  });
  const drawn = useRef<FlowMapHandle>(null);
  const chosen = targetIn(address.chosen);
  const filterBy = (filter: Filter) => {
    if (address.filters.some((other) => isSame(other, filter))) return;
    change({ filters: [...address.filters, filter], chosen: '' }, true);
  };
  if (filtered.error) return <FailedToLoad error={filtered.error} retry={() => void filtered.refetch()} />;
  if (!flow || !drawing) return <WaitingRows />;
  const settle = (next: Partial<SliderPlaces>) => {
    setMoving({});
    change(next);
  };
  return (
    <div className={style.explorer}>
      <div className={style.stage}>
        <div className={style.above}>
          <FilterChips
            filters={address.filters}
            flow={flow}
            onChange={(filters) => change({ filters }, true)}
          />
          <FlowTools
            title={title}
            map={map}
            drawn={drawn}
            view={address.view}
            onView={(view) => change({ view })}
          />
        </div>
        {address.view === 'table' ? (
          <div className={style.table}>
            <FlowTable drawing={drawing} onChoose={(target) => change({ chosen: textOfTarget(target) })} />
          </div>
        ) : (
          <div className={style.paper}>
            <FlowMap
              ref={drawn}
              drawing={drawing}
              title={title}
              chosen={chosen}
              onChoose={(target) => change({ chosen: textOfTarget(target) })}
              {...(wholeDrawing ? { whole: wholeDrawing } : {})}
            />
          </div>
        )}
        <MapLegend />
      </div>
      <aside className={style.panel} aria-label={t('flow.panel')}>
        <FlowControls
          shown={map?.shown}
          places={places}
          show={address.show}
          onMove={(next) => setMoving({ ...moving, ...next })}
          onSettle={settle}
          onShow={(show) => change({ show })}
        />
        {chosen === null ? (
          <VariantList
            flow={flow}
            chosen={variantIn(address.filters)}
            onChoose={(key) => change({ filters: withVariant(address.filters, key) }, true)}
          />
        ) : (
          <ChosenPanel
            source={source}
            flow={flow}
            target={chosen}
            filters={address.filters}
            onFilter={filterBy}
            onClose={() => change({ chosen: '' })}
          />
        )}
      </aside>
    </div>
  );
}

const variantIn = (filters: readonly Filter[]): string | undefined =>
  filters.flatMap((filter) => ('variantKey' in filter && filter.keep === 'with' ? filter.variantKey : []))[0];

function withVariant(filters: readonly Filter[], key: string | null): readonly Filter[] {
  const others = filters.filter((filter) => !('variantKey' in filter));
  return key === null ? others : [...others, { keep: 'with', variantKey: key }];
}
