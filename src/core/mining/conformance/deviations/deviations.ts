// Where do cases leave the model, how many, and at what cost? Each variant is aligned once; the deviations are counted by case.
import type { EventLog } from '../../../event-log/index.ts';
import { cycleTime } from '../../measures/index.ts';
import { summarise } from '../../statistics/order-statistics.ts';
import type { IntendedWalk } from '../intended.ts';
import { type Sequences, sequencesOf } from '../sequences.ts';
import { type Alignment, align } from './align.ts';
import { type Departure, departureKey, departuresOf } from './deviation.ts';
import { deviationText } from './deviation-text.ts';

/**
 * A way of leaving the model, with the cases that took it. **shape**: `caseNumbers` rise. **units**: `costMs`
 * milliseconds. **definition**: the cost is the median time (first event to last) of its cases that ended, less the median
 * of those that ended and never left the model (where there are none: that ended without this deviation), times its cases
 * that ended; 0 where they took no longer, or where there is nothing to compare with.
 */
export type Deviation = Departure & {
  readonly key: string;
  readonly text: string;
  readonly cases: number;
  readonly costMs: number;
  readonly caseNumbers: Uint32Array;
};

/** All of a log's deviations. **shape**: `guessed` counts cases whose nearest way was not searched to the end. */
export type Deviations = {
  readonly deviations: readonly Deviation[];
  /** Further deviations, rarer than those listed. */
  readonly more: number;
  readonly conformingCases: number;
  readonly guessed: number;
};

/** Which cases to look at, and which of them are still under way: those need not have come to the end. */
export type DeviationOptions = {
  readonly kept?: Uint8Array | undefined;
  readonly open?: Uint8Array | undefined;
};

const MOST_DEVIATIONS = 500;
/** How many states may be tried for one variant, and for all of them. */
const MOST_STATES = 4_000;
const MOST_STATES_IN_ALL = 3_000_000;

/** Finds the deviations, the costly first, then those with many cases. */
export function deviationsOf(
  log: EventLog,
  intended: IntendedWalk,
  { kept, open }: DeviationOptions = {},
): Deviations {
  const tally = createTally();
  const isOpen = (c: number): boolean => open?.[c] === 1;
  const some = (wanted: boolean): Uint8Array =>
    Uint8Array.from({ length: log.cases }, (_, c) => (isOpen(c) === wanted && kept?.[c] !== 0 ? 1 : 0));
  for (const underWay of open === undefined ? [false] : [false, true]) {
    addAll(tally, { log, intended, sequences: sequencesOf(log, some(underWay)), underWay });
  }
  const times = cycleTime.compute(log, open === undefined ? {} : { open }).perCase;
  const ranked = [...tally.byKey.entries()].sort(([, a], [, b]) => b.cases.length - a.cases.length);
  const cost = createCost(times, tally.conforming);
  const deviations = ranked.slice(0, MOST_DEVIATIONS).map(([key, { departure, cases }]): Deviation => {
    const caseNumbers = Uint32Array.from(cases).sort();
    const text = deviationText(departure);
    return { ...departure, key, text, cases: cases.length, costMs: cost(caseNumbers), caseNumbers };
  });
  deviations.sort((a, b) => b.costMs - a.costMs || b.cases - a.cases || (a.text < b.text ? -1 : 1));
  return {
    deviations,
    more: ranked.length - deviations.length,
    conformingCases: tally.conforming.length,
    guessed: tally.guessed,
  };
}

type Tally = {
  readonly byKey: Map<string, { readonly departure: Departure; readonly cases: number[] }>;
  readonly conforming: number[];
  guessed: number;
  tried: number;
};

const createTally = (): Tally => ({ byKey: new Map(), conforming: [], guessed: 0, tried: 0 });

type Part = {
  readonly log: EventLog;
  readonly intended: IntendedWalk;
  readonly sequences: Sequences;
  readonly underWay: boolean;
};

function addAll(tally: Tally, { log, intended, sequences, underWay }: Part): void {
  const { variants, codes } = sequences;
  const members: number[][] = variants.counts.map(() => []);
  for (const [c, variant] of variants.ofCase.entries()) members[variant]?.push(c);
  const order = [...members.keys()].sort((a, b) => (members[b]?.length ?? 0) - (members[a]?.length ?? 0));
  for (const variant of order) {
    const [sequence, cases] = [codes(variant), members[variant] ?? []];
    const mostStates = Math.min(MOST_STATES, Math.max(0, MOST_STATES_IN_ALL - tally.tried));
    const alignment = align(intended, sequence, { underWay, mostStates });
    tally.tried += alignment.tried;
    if (!alignment.nearest) tally.guessed += cases.length;
    add(tally, departuresIn(log, intended, sequence, alignment), cases);
  }
}

function add(tally: Tally, departures: readonly Departure[], cases: readonly number[]): void {
  if (departures.length === 0) for (const c of cases) tally.conforming.push(c);
  for (const departure of departures) {
    const key = departureKey(departure);
    const known = tally.byKey.get(key) ?? { departure, cases: [] };
    tally.byKey.set(key, known);
    for (const c of cases) known.cases.push(c);
  }
}

const departuresIn = (
  log: EventLog,
  { walk, labelOf }: IntendedWalk,
  codes: Int32Array,
  { moves }: Alignment,
): Departure[] =>
  departuresOf(moves, {
    event: (event) => log.activities[codes[event] as number] ?? '',
    label: (label) => walk.labels[label] ?? '',
    labelOf: (event) => labelOf[codes[event] as number] as number,
  });

/** What a deviation costs, by its cases. **units**: milliseconds. */
function createCost(times: Float64Array, conforming: readonly number[]): (cases: Uint32Array) => number {
  const usual = medianOf(Uint32Array.from(conforming), times);
  const others = (cases: Uint32Array): number => {
    const without = new Uint8Array(times.length).fill(1);
    for (const c of cases) without[c] = 0;
    return medianOf(
      Uint32Array.from(times.keys()).filter((c) => without[c] === 1),
      times,
    ).median;
  };
  return (cases) => {
    const { count, median } = medianOf(cases, times);
    const extra = median - (usual.count > 0 ? usual.median : others(cases));
    return extra > 0 ? Math.round(extra * count) : 0;
  };
}

/** The median time of the cases that ended, and how many they are. */
function medianOf(cases: Uint32Array, times: Float64Array): { count: number; median: number } {
  const known = Float64Array.from(cases, (c) => times[c] as number).filter((ms) => !Number.isNaN(ms));
  return summarise(known);
}
