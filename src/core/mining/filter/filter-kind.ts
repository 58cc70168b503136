// What makes one kind of filter: how it is told from the others, how it is read, and which cases pass it.
import type { Instant } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';

/** What a filter is asked of. `open[c]` is 1 where case c is still under way: it has ended nowhere. */
export type FilterGround = { readonly log: EventLog; readonly open?: Uint8Array | undefined };

/** Whether case `c`, whose events are places `start` to `end`, passes. */
export type Passing = (start: number, end: number, c: number) => boolean;

/** One kind: `read` gives undefined for what is no filter of its kind; of a filter it is asked only what it read. */
export type FilterKind<Filter> = {
  readonly key: string;
  read(raw: Raw): Filter | undefined;
  passing(ground: FilterGround, filter: Filter): Passing;
};

/** A filter as it arrives from outside. */
export type Raw = { readonly [key: string]: unknown };

/** Bounds, both inclusive; null is no bound. At least one is given. */
export type Range = { readonly atLeast: number | null; readonly atMost: number | null };

export const within = (value: number, { atLeast, atMost }: Range): boolean =>
  (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost);

/** Half open: from (inclusive) to (exclusive). **units**: instants; null is no bound. */
export type PeriodOfTime = { readonly from: Instant | null; readonly to: Instant | null };

const LONGEST_NAME = 2_000;
const MOST_NAMES = 200;

export const isRaw = (raw: unknown): raw is Raw =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

export const isName = (raw: unknown): raw is string => typeof raw === 'string' && raw.length <= LONGEST_NAME;

export const isNameOrNull = (raw: unknown): raw is string | null => raw === null || isName(raw);

export const isNames = (raw: unknown): raw is readonly string[] =>
  Array.isArray(raw) && raw.length > 0 && raw.length <= MOST_NAMES && raw.every(isName);

/** One of the words given. */
export const oneOf = <Word extends string>(raw: unknown, words: readonly Word[]): Word | undefined =>
  words.find((word) => word === raw);

const numberOrNull = (raw: unknown): number | null | undefined =>
  raw === null || raw === undefined
    ? null
    : typeof raw === 'number' && Number.isFinite(raw)
      ? raw
      : undefined;

export function readRange(raw: unknown): Range | undefined {
  if (!isRaw(raw)) return undefined;
  const [atLeast, atMost] = [numberOrNull(raw.atLeast), numberOrNull(raw.atMost)];
  if (atLeast === undefined || atMost === undefined) return undefined;
  return atLeast === null && atMost === null ? undefined : { atLeast, atMost };
}

export function readPeriod(raw: unknown): PeriodOfTime | undefined {
  if (!isRaw(raw)) return undefined;
  const [from, to] = [numberOrNull(raw.from), numberOrNull(raw.to)];
  if (from === undefined || to === undefined) return undefined;
  return from === null && to === null ? undefined : { from, to };
}
