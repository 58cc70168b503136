// Conditions on cases, as an address holds them and as a chip says them.
import type { TFunction } from 'i18next';
import { activityOfId, END, pathOfId, START } from '../../map/drawing-of-process-map.ts';
import type { MapTarget } from '../../map/flow-drawing.ts';

export type Keep = 'with' | 'without' | 'starting' | 'ending';
export type Filter =
  | { readonly keep: Keep; readonly activity: string }
  | {
      readonly keep: 'with' | 'without';
      readonly path: { readonly from: string | null; readonly to: string | null };
    }
  | { readonly keep: 'with' | 'without'; readonly variantKey: string }
  | { readonly keep: 'finding'; readonly key: string };

const KEEPS: readonly unknown[] = ['with', 'without', 'starting', 'ending'];

/** The filters of an address; what is no filter is left out. */
export function filtersIn(raw: unknown): readonly Filter[] {
  return Array.isArray(raw) ? raw.filter(isFilter) : NONE;
}

const NONE: readonly Filter[] = [];

function isFilter(raw: unknown): raw is Filter {
  if (typeof raw !== 'object' || raw === null) return false;
  const { keep, activity, path, variantKey, key } = raw as Record<string, unknown>;
  if (keep === 'finding') return typeof key === 'string';
  if (!KEEPS.includes(keep)) return false;
  return (
    typeof activity === 'string' ||
    typeof variantKey === 'string' ||
    (typeof path === 'object' && path !== null)
  );
}

export const isSame = (one: Filter, other: Filter): boolean => JSON.stringify(one) === JSON.stringify(other);

export function filterText(t: TFunction, filter: Filter): string {
  if (filter.keep === 'finding') return t('flow.filter.finding');
  if ('activity' in filter) return t(`flow.filter.${filter.keep}`, { name: filter.activity });
  if ('variantKey' in filter) return t(`flow.filter.variant.${filter.keep}`);
  const { from, to } = filter.path;
  const names = { from: from ?? t('map.start'), to: to ?? t('map.end') };
  return t(`flow.filter.path.${filter.keep}`, names);
}

/** The cases that pass a thing on the map; null for a gate, which all cases pass. */
export function filterOf({ kind, id }: MapTarget, keep: Keep): Exclude<Filter, { keep: 'finding' }> | null {
  if (kind === 'node') {
    const activity = activityOfId(id);
    return activity === null || id === START || id === END ? null : { keep, activity };
  }
  return keep === 'with' || keep === 'without' ? { keep, path: pathOfId(id) } : null;
}
