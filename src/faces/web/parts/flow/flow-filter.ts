// Conditions on cases, as an address holds them and as the map offers them.
import {
  type ActivityFilter,
  type AskedFilter,
  type PathFilter,
  readFilter,
} from '../../../../core/mining/index.ts';
import { activityOfId, END, pathOfId, START } from '../../map/drawing-of-process-map.ts';
import type { MapTarget } from '../../map/flow-drawing.ts';

export type Keep = 'with' | 'without' | 'starting' | 'ending';
export type Filter = AskedFilter | { readonly keep: 'finding'; readonly key: string };

/** The filters of an address; what is no filter is left out. */
export function filtersIn(raw: unknown): readonly Filter[] {
  return Array.isArray(raw) ? raw.flatMap((each) => filterIn(each) ?? []) : NONE;
}

const NONE: readonly Filter[] = [];

function filterIn(raw: { keep?: unknown; key?: unknown } | null): Filter | undefined {
  if (raw?.keep === 'finding')
    return typeof raw.key === 'string' ? { keep: 'finding', key: raw.key } : undefined;
  return readFilter(raw);
}

export const isSame = (one: Filter, other: Filter): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The cases that pass a thing on the map; null for a gate, which all cases pass. */
export function filterOf({ kind, id }: MapTarget, keep: Keep): ActivityFilter | PathFilter | null {
  if (kind === 'node') {
    const activity = activityOfId(id);
    return activity === null || id === START || id === END ? null : { keep, activity };
  }
  return keep === 'with' || keep === 'without' ? { keep, path: pathOfId(id) } : null;
}
