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
export type Filter = AskedFilter | { readonly keep: 'finding'; readonly key: string } | IntendedFilter;

/** The cases with a deviation from a workflow, or that break a rule in words. */
export type IntendedFilter =
  | { readonly keep: 'deviation'; readonly workflow: string; readonly key: string }
  | { readonly keep: 'breaks'; readonly workflow: string | null; readonly rule: string };

/** The filters of an address; what is no filter is left out. */
export function filtersIn(raw: unknown): readonly Filter[] {
  return Array.isArray(raw) ? raw.flatMap((each) => filterIn(each) ?? []) : NONE;
}

const NONE: readonly Filter[] = [];

type Raw = { keep?: unknown; key?: unknown; workflow?: unknown; rule?: unknown };

function filterIn(raw: Raw | null): Filter | undefined {
  if (raw?.keep === 'finding')
    return typeof raw.key === 'string' ? { keep: 'finding', key: raw.key } : undefined;
  if (raw?.keep === 'deviation' || raw?.keep === 'breaks') return intendedIn(raw);
  return readFilter(raw);
}

function intendedIn({ keep, key, workflow, rule }: Raw): IntendedFilter | undefined {
  if (keep === 'deviation' && typeof key === 'string' && typeof workflow === 'string')
    return { keep, workflow, key };
  if (keep !== 'breaks' || typeof rule !== 'string') return undefined;
  return { keep, workflow: typeof workflow === 'string' ? workflow : null, rule };
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
