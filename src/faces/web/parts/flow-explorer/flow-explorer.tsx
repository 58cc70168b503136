// The map of one history: sliders above, the flow over the whole width, what is chosen and the ways through beside it.
import { useRef, useState } from 'react';
import type { FlowMapHandle } from '../../map/flow-map-props.ts';
import type { Flow } from '../../wire.ts';
import { useFlowAddress } from '../flow/flow-address.ts';
import type { Filter } from '../flow/flow-filter.ts';
import { type FlowSource, useFlow } from '../flow/flow-source.ts';
import { FlowCompare } from '../flow-compare/flow-compare.tsx';
import { FilterBar } from '../flow-filter/filter-bar.tsx';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import type { SliderPlaces } from './drawn/main-path.ts';
import { useDrawnFlow } from './drawn/use-drawn-flow.ts';
import { useMeant } from './drawn/use-meant.ts';
import { FlowControls } from './flow-controls.tsx';
import style from './flow-explorer.module.css';
import { FlowShown } from './flow-shown.tsx';
import { FlowTools } from './flow-tools.tsx';
import { useAgainst } from './meant-switch.tsx';

const NO_FILTERS: readonly Filter[] = [];

const namesIn = (flow: Flow | undefined): readonly string[] =>
  flow?.survey.activities.map(({ name }) => name) ?? [];

export function FlowExplorer({ source, title }: { source: FlowSource; title: string }) {
  const [address, change] = useFlowAddress();
  const whole = useFlow(source, NO_FILTERS);
  const filtered = useFlow(source, address.filters);
  const flow = filtered.data;
  const [moving, setMoving] = useState<Partial<SliderPlaces>>({});
  const { view, filters } = address;
  const sliders = { activities: address.activities, paths: address.paths, ...moving };
  const { map, drawing, wholeDrawing, places } = useDrawnFlow({
    ...{ flow, whole: whole.data, sliders },
    ...{ show: address.show, heat: address.heat },
  });
  const meant = useMeant(source, drawing, address);
  const drawn = useRef<FlowMapHandle>(null);
  const against = useAgainst(meant.can, address.meant, (next) => change({ meant: next }));
  if (filtered.error) return <FailedToLoad error={filtered.error} retry={() => void filtered.refetch()} />;
  // What stands above the flow is made while its answer is on the way, and seen together with it.
  const waiting = !flow || !meant.drawing;
  return (
    <div className={style.explorer} data-waiting={waiting}>
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
        tools={
          <FlowTools
            title={title}
            map={map}
            drawn={drawn}
            view={view}
            onView={(next) => change({ view: next })}
            replay={address.replay}
            onReplay={(replay) => change({ replay })}
          />
        }
        folded={against.folded}
      />
      <FilterBar
        source={source}
        filters={filters}
        flow={filtered.isPlaceholderData ? undefined : flow}
        activities={namesIn(whole.data ?? flow)}
        onChange={(next) => change({ filters: next }, true)}
      >
        {against.beside}
      </FilterBar>
      {!flow || !meant.drawing ? (
        <WaitingRows />
      ) : view === 'compare' ? (
        <FlowCompare
          source={source}
          title={title}
          sliders={{ activities: places.activities / 100, paths: places.paths / 100 }}
          address={address}
          cases={flow.ofCases}
          onChange={change}
        />
      ) : (
        <FlowShown
          source={source}
          flow={flow}
          drawing={meant.drawing}
          whole={wholeDrawing ?? meant.keep}
          title={title}
          address={address}
          handle={drawn}
          onChange={change}
        />
      )}
    </div>
  );
}
