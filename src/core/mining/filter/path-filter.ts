// Cases that take a path from one activity straight to the next, perhaps only where the step took so long.
import { type FilterKind, isNameOrNull, isRaw, oneOf, type Range, readRange, within } from './filter-kind.ts';

/** **shape**: `from` null is the start and `to` null the end. **units**: `lasting` in milliseconds between the two events. */
export type PathFilter = {
  readonly keep: 'with' | 'without';
  readonly path: { readonly from: string | null; readonly to: string | null };
  readonly lasting?: Range;
};

export const pathFilter: FilterKind<PathFilter> = {
  key: 'path',
  read: ({ keep, path, lasting }) => {
    const kept = oneOf(keep, ['with', 'without']);
    if (kept === undefined || !isRaw(path)) return undefined;
    const { from, to } = path;
    if (!isNameOrNull(from) || !isNameOrNull(to)) return undefined;
    if (lasting === undefined) return { keep: kept, path: { from, to } };
    const range = readRange(lasting);
    return range && { keep: kept, path: { from, to }, lasting: range };
  },
  passing: ({ log, open }, { path: { from, to }, lasting }) => {
    const codeOf = (name: string): number => log.activities.indexOf(name);
    const { activity, at } = log;
    if (to === null) {
      const code = from === null ? -1 : codeOf(from);
      return (_, end, c) => open?.[c] !== 1 && activity[end - 1] === code;
    }
    const target = codeOf(to);
    if (from === null) return (start) => activity[start] === target;
    const source = codeOf(from);
    return (start, end) => {
      for (let i = start + 1; i < end; i++) {
        if (activity[i - 1] !== source || activity[i] !== target) continue;
        if (!lasting || within((at[i] as number) - (at[i - 1] as number), lasting)) return true;
      }
      return false;
    };
  },
};
