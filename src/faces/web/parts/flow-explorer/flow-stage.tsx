// The stage of the map page: the flow as a drawing or as tables, and beside it the ways through, or what is chosen.
import { type ReactNode, type RefObject, useRef } from 'react';
import type { FlowDrawing, MapTarget } from '../../map/flow-drawing.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import type { FlowMapHandle } from '../../map/flow-map-props.ts';
import { FlowTable } from '../../map/table/flow-table.tsx';
import type { Flow } from '../../wire.ts';
import { ChosenPanel } from '../flow/chosen-panel.tsx';
import { type FlowAddress, type FlowAddressChange, targetIn, textOfTarget } from '../flow/flow-address.ts';
import { type Filter, isSame } from '../flow/flow-filter.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import { PlaybackBar } from '../flow-playback/playback-bar.tsx';
import { Travellers } from '../flow-playback/travellers.tsx';
import { useFlowPlayback } from '../flow-playback/use-flow-playback.ts';
import style from './flow-explorer.module.css';
import { useSide } from './use-side.ts';

type Props = {
  source: FlowSource;
  flow: Flow;
  drawing: FlowDrawing;
  /** The drawing without filters; undefined where there are none. */
  whole: FlowDrawing | undefined;
  title: string;
  address: FlowAddress;
  handle: RefObject<FlowMapHandle | null>;
  onChange: (change: FlowAddressChange, push?: boolean) => void;
  /** What stands beside while nothing is chosen. */
  children: ReactNode;
};

export function FlowStage(props: Props) {
  const { source, flow, address, onChange } = props;
  const stage = useRef<HTMLDivElement>(null);
  const side = useSide(stage, address.chosen);
  const chosen = targetIn(address.chosen);
  const { filters } = address;
  const choose = (target: MapTarget | null) => onChange({ chosen: textOfTarget(target) });
  const filterBy = (filter: Filter) => {
    if (filters.some((other) => isSame(other, filter))) choose(null);
    else onChange({ filters: [...filters, filter], chosen: '' }, true);
  };
  return (
    <div
      ref={stage}
      className={style.stage}
      data-beside={chosen !== null ? 'chosen' : address.ways === 'hidden' ? 'nothing' : 'ways'}
      data-view={address.view}
    >
      <Shown {...props} chosen={chosen} onChoose={choose} />
      {chosen === null ? null : (
        <ChosenPanel
          source={source}
          flow={flow}
          target={chosen}
          filters={filters}
          side={side}
          onFilter={filterBy}
          onClose={() => choose(null)}
        />
      )}
      {address.ways === 'hidden' ? null : <div className={style.beside}>{props.children}</div>}
    </div>
  );
}

type ShownProps = Props & { chosen: MapTarget | null; onChoose: (target: MapTarget | null) => void };

function Shown({ source, drawing, whole, title, address, handle, chosen, onChoose, onChange }: ShownProps) {
  const replay = address.replay && address.view === 'map';
  const shown = useFlowPlayback(source, address.filters, replay);
  if (address.view === 'table') {
    return (
      <div className={style.sheet}>
        <h2 className="unseen">{title}</h2>
        <FlowTable drawing={drawing} onChoose={onChoose} />
      </div>
    );
  }
  return (
    <div className={replay ? style.played : undefined}>
      <div className={style.paper}>
        <FlowMap
          ref={handle}
          drawing={drawing}
          title={title}
          chosen={chosen}
          onChoose={onChoose}
          {...(whole ? { whole } : {})}
          {...(replay ? { over: (seen) => <Travellers seen={seen} shown={shown} /> } : {})}
        />
      </div>
      {replay ? <PlaybackBar shown={shown} onClose={() => onChange({ replay: false })} /> : null}
    </div>
  );
}
