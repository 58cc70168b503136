// Everything the map page keeps in its address: sliders, what paths show, filters, what is chosen, and how it is drawn.
import type { MapTarget } from '../../map/flow-drawing.ts';
import { MAP_MEASURES, type MapHeat, type MapMeasure } from '../../map/map-measure.ts';
import { textIn, useAddress } from '../../state/address.ts';
import { type Filter, filtersIn } from './flow-filter.ts';

/** **units**: `activities` and `paths` in percent; undefined until somebody moves a slider. */
export type FlowAddress = {
  readonly activities: number | undefined;
  readonly paths: number | undefined;
  readonly show: MapMeasure;
  readonly heat: MapHeat;
  readonly filters: readonly Filter[];
  /** What is chosen, as `node:…` or `edge:…`. */
  readonly chosen: string;
  readonly view: FlowView;
  /** Whether the flow is held against its workflow. */
  readonly meant: boolean;
  /** What two sets are compared by, and the two values. */
  readonly by: string;
  readonly a: string;
  readonly b: string;
  readonly source: string;
  /** Whether the cases are watched on the map. */
  readonly replay: boolean;
  /** Whether the ways through stand beside the map. */
  readonly ways: 'beside' | 'hidden';
};

export const VIEWS = ['map', 'table', 'compare'] as const;
export type FlowView = (typeof VIEWS)[number];

const percentIn = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= 100 ? value : undefined;

const readAddress = (raw: Record<string, unknown>): FlowAddress => ({
  activities: percentIn(raw.activities),
  paths: percentIn(raw.paths),
  show: MAP_MEASURES.find((measure) => measure === raw.show) ?? 'cases',
  heat: raw.heat === 'count' ? 'count' : 'time',
  filters: filtersIn(raw.filters),
  chosen: textIn(raw, 'chosen'),
  view: VIEWS.find((view) => view === raw.view) ?? 'map',
  meant: raw.meant === true,
  by: textIn(raw, 'by'),
  a: textIn(raw, 'a'),
  b: textIn(raw, 'b'),
  source: textIn(raw, 'source'),
  replay: raw.replay === true,
  ways: raw.ways === 'hidden' ? 'hidden' : 'beside',
});

export type FlowAddressChange = Partial<Omit<FlowAddress, 'filters'>> & {
  filters?: readonly Filter[] | undefined;
};

export function useFlowAddress() {
  const [address, set] = useAddress(readAddress);
  const change = (next: FlowAddressChange, push = false) => {
    const filters =
      next.filters === undefined ? {} : { filters: next.filters.length === 0 ? undefined : next.filters };
    void set({ ...next, ...filters } as Partial<FlowAddress>, { push });
  };
  return [address, change] as const;
}

export function targetIn(chosen: string): MapTarget | null {
  const kind = chosen.slice(0, 4);
  return kind === 'node' || kind === 'edge' ? { kind, id: chosen.slice(5) } : null;
}

export const textOfTarget = (target: MapTarget | null): string =>
  target === null ? '' : `${target.kind}:${target.id}`;
