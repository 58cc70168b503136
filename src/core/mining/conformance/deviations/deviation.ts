// In which ways did a case leave the model? The moves of its alignment, read as an operator would say them.
import type { Move } from './align.ts';

export const DEVIATION_KINDS = [
  'skipped',
  'repeated',
  'inserted',
  'wrong-order',
  'started-elsewhere',
  'ended-early',
  'not-in-model',
] as const;

/**
 * What a case did otherwise. `skipped`: `activity` was left out; `repeated`: it was done again, more often than the model
 * allows; `inserted`: it was done where the model does not allow it; `wrong-order`: it was done before `other`, which
 * should have come first; `started-elsewhere`: the case begins with it instead of `other`; `ended-early`: the case ends
 * after it (null: before anything was done) while `other` was still due; `not-in-model`: the model does not have it.
 */
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

/** One way of leaving the model. **shape**: activities by name. */
export type Departure = {
  readonly kind: DeviationKind;
  readonly activity: string | null;
  readonly other: string | null;
};

/** The names of what a case did, event by event, and of the labels of the model. */
export type MoveNames = {
  readonly event: (event: number) => string;
  readonly label: (label: number) => string;
  /** What the model calls an event, -1 where it has no name for it. */
  readonly labelOf: (event: number) => number;
};

/** The ways in which one case left the model, each once. */
export function departuresOf(moves: readonly Move[], names: MoveNames): Departure[] {
  const left = [...moves.keys()].filter((i) => moves[i]?.by !== 'both');
  const taken = new Set<number>();
  const found = [
    ...startedElsewhere(moves, names, taken),
    ...wrongOrders(moves, left, names, taken),
    ...endedEarly(moves, names, taken),
    ...left.filter((i) => !taken.has(i)).map((i) => plain(moves, moves[i] as Move, names)),
  ];
  const once = new Map(found.map((each) => [departureKey(each), each]));
  return [...once.values()];
}

/** **shape**: equal exactly where departures are. */
export const departureKey = ({ kind, activity, other }: Departure): string =>
  JSON.stringify([kind, activity, other]);

/** The departure that a key stands for; null where it is none. */
export function deviationOfKey(key: string): Departure | null {
  try {
    const [kind, activity, other] = JSON.parse(key) as unknown[];
    const known = DEVIATION_KINDS.find((each) => each === kind);
    return known === undefined
      ? null
      : { kind: known, activity: nameOrNull(activity), other: nameOrNull(other) };
  } catch {
    return null;
  }
}

const nameOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The first event is allowed, but only after something that was passed over. */
function startedElsewhere(moves: readonly Move[], names: MoveNames, taken: Set<number>): Departure[] {
  const first = moves.findIndex(({ by }) => by !== 'model');
  const [missed, began] = [moves[0], moves[first]];
  if (first < 1 || missed?.by !== 'model' || began?.by !== 'both') return [];
  for (let i = 0; i < first; i++) taken.add(i);
  return [
    { kind: 'started-elsewhere', activity: names.event(began.event), other: names.label(missed.label) },
  ];
}

/** All that was still due at the end. */
function endedEarly(moves: readonly Move[], names: MoveNames, taken: Set<number>): Departure[] {
  let first = moves.length;
  while (moves[first - 1]?.by === 'model' && !taken.has(first - 1)) first--;
  const missed = moves[first];
  if (missed?.by !== 'model') return [];
  for (let i = first; i < moves.length; i++) taken.add(i);
  const last = moves.slice(0, first).findLast(({ by }) => by !== 'model');
  const activity = last !== undefined && last.by !== 'model' ? names.event(last.event) : null;
  return [{ kind: 'ended-early', activity, other: names.label(missed.label) }];
}

/** What the model misses in one place and the case did in another. */
function wrongOrders(
  moves: readonly Move[],
  left: readonly number[],
  names: MoveNames,
  taken: Set<number>,
): Departure[] {
  return left.flatMap((done) => {
    const move = moves[done];
    if (move?.by !== 'case') return [];
    const label = names.labelOf(move.event);
    const isItsPlace = (i: number): boolean => {
      const other = moves[i];
      return other?.by === 'model' && other.label === label && !taken.has(i);
    };
    const place = label < 0 ? undefined : left.filter(isItsPlace).sort(nearestTo(done))[0];
    if (place === undefined) return [];
    const passed = done < place ? lastBetween(moves, done, place) : firstBetween(moves, place, done);
    if (passed === null) return [];
    taken.add(done);
    taken.add(place);
    const [moved, met] = [names.event(move.event), names.event(passed)];
    return done < place
      ? [{ kind: 'wrong-order' as const, activity: moved, other: met }]
      : [{ kind: 'wrong-order' as const, activity: met, other: moved }];
  });
}

const nearestTo =
  (place: number) =>
  (a: number, b: number): number =>
    Math.abs(a - place) - Math.abs(b - place);

function firstBetween(moves: readonly Move[], from: number, to: number): number | null {
  for (let i = from + 1; i < to; i++) {
    const move = moves[i];
    if (move?.by === 'both') return move.event;
  }
  return null;
}

function lastBetween(moves: readonly Move[], from: number, to: number): number | null {
  for (let i = to - 1; i > from; i--) {
    const move = moves[i];
    if (move?.by === 'both') return move.event;
  }
  return null;
}

function plain(moves: readonly Move[], move: Move, names: MoveNames): Departure {
  if (move.by === 'model') return { kind: 'skipped', activity: names.label(move.label), other: null };
  const label = names.labelOf(move.event);
  const activity = names.event(move.event);
  if (label < 0) return { kind: 'not-in-model', activity, other: null };
  const isAgain = moves.some((each) => each.by === 'both' && each.label === label);
  return { kind: isAgain ? 'repeated' : 'inserted', activity, other: null };
}
