// Which two hand work to and fro? Of all handovers between them that go on, how many come straight back, against how many do at
// the same steps between others: a loop that is part of the flow comes back as often between any two. Coming back is no new
// handover, so that a case that goes to and fro five times counts once.
import type { Milliseconds } from '../../../base/index.ts';
import { createPairIndex, type PairIndex } from '../../flow/pairs.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import type { Performers } from '../performers.ts';
import { counted, figure, grouped, named, percent, workTime } from '../words.ts';
import { ofCounts } from './counts.ts';

const FEWEST_HANDOVERS = 20;
const FEWEST_RETURNS = 10;
const FEWEST_CASES = 5;
/** How often work comes back of all that is handed over, at least, and how many times as often as between others. */
const OFTEN = { share: 0.2, times: 2 };
/** Where too few others take the same way, so large a part coming back is taken for usual. */
const USUAL = 0.3;
const FEWEST_OTHERS = 10;

/** **shape**: `told` holds the pairs that are told of, each as lower code * number of performers + higher code. */
export type PingPong = { readonly tested: (Candidate | Untold)[]; readonly told: ReadonlySet<number> };

/** All pairs of performers with enough handovers between them. */
export function pingPong(ground: FindingGround, performers: Performers): PingPong {
  const seen = handoversIn(ground, performers);
  const told = new Set<number>();
  const tested: (Candidate | Untold)[] = [];
  for (const [pair, places] of seen.byPair) {
    if (places.length < FEWEST_HANDOVERS) continue;
    const usual = usualReturns(seen, places);
    const returns = places.filter((k) => seen.returned[k] === 1);
    const pValue = binomialTail(returns.length, places.length, Math.min(1, usual / places.length));
    const cases = new Set(returns.map((k) => ground.spans.caseOf[k] as number));
    const often =
      returns.length >= Math.max(FEWEST_RETURNS, OFTEN.share * places.length, OFTEN.times * usual) &&
      cases.size >= FEWEST_CASES;
    if (often) {
      told.add(pair);
      const names = pairNames(performers, pair);
      const turns = seen.turns.get(pair) ?? [];
      tested.push(tell(ground, performers, names, { places, returns, turns, usual, pValue, cases }));
    } else tested.push({ pValue });
  }
  return { tested, told };
}

/**
 * **shape**: by the place of the piece that is handed over: whether it came straight back, and on which way; `byPair` are those
 * that are handed over anew, `turns` all that came back.
 */
type Seen = {
  readonly byPair: ReadonlyMap<number, number[]>;
  readonly turns: ReadonlyMap<number, number[]>;
  readonly returned: Uint8Array;
  readonly wayOf: Int32Array;
  readonly handed: readonly number[];
  readonly back: readonly number[];
  readonly handedByPair: ReadonlyMap<number, number>;
  readonly backByPair: ReadonlyMap<number, number>;
  pairOf(k: number): number;
};

function handoversIn({ spans, log }: FindingGround, { of, names }: Performers): Seen {
  const ways: PairIndex = createPairIndex(log.activities.length);
  const [byPair, turns] = [new Map<number, number[]>(), new Map<number, number[]>()];
  const returned = new Uint8Array(spans.count);
  const wayOf = new Int32Array(spans.count).fill(-1);
  const [handed, back] = [ofCounts(), ofCounts()];
  const [handedByPair, backByPair] = [new Map<number, number>(), new Map<number, number>()];
  const pairOf = (k: number): number => pairCode(of[k] as number, of[k + 1] as number, names.length);
  for (let k = 0; k + 2 < spans.count; k++) {
    if (spans.caseOf[k + 2] !== spans.caseOf[k]) continue;
    const [from, to] = [of[k] as number, of[k + 1] as number];
    if (from < 0 || to < 0 || from === to) continue;
    const pair = pairOf(k);
    if (of[k + 2] === from) put(turns, pair, k);
    const comesBack = k > 0 && spans.caseOf[k - 1] === spans.caseOf[k] && of[k - 1] === to;
    if (comesBack) continue;
    const way = ways.numberOf(spans.activity[k] as number, spans.activity[k + 1] as number);
    wayOf[k] = way;
    handed.add(way);
    handedByPair.set(keyOf(pair, way), (handedByPair.get(keyOf(pair, way)) ?? 0) + 1);
    put(byPair, pair, k);
    if (of[k + 2] !== from) continue;
    returned[k] = 1;
    back.add(way);
    backByPair.set(keyOf(pair, way), (backByPair.get(keyOf(pair, way)) ?? 0) + 1);
  }
  return {
    ...{ byPair, turns, returned, wayOf, handedByPair, backByPair, pairOf },
    handed: handed.counts,
    back: back.counts,
  };
}

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const MOST_WAYS = 1 << 20;
const keyOf = (pair: number, way: number): number => pair * MOST_WAYS + (way % MOST_WAYS);
const pairCode = (a: number, b: number, many: number): number => Math.min(a, b) * many + Math.max(a, b);

/** How many of these would come back if they did as those between others on the same ways. */
function usualReturns(seen: Seen, places: readonly number[]): number {
  let usual = 0;
  for (const k of places) {
    const way = seen.wayOf[k] as number;
    const key = keyOf(seen.pairOf(k), way);
    const others = (seen.handed[way] ?? 0) - (seen.handedByPair.get(key) ?? 0);
    const back = (seen.back[way] ?? 0) - (seen.backByPair.get(key) ?? 0);
    usual += others < FEWEST_OTHERS ? USUAL : (back + 0.5) / (others + 1);
  }
  return usual;
}

const pairNames = ({ names }: Performers, pair: number): readonly [string, string] => {
  const [one, other] = [names[Math.floor(pair / names.length)] ?? '', names[pair % names.length] ?? ''];
  return one < other ? [one, other] : [other, one];
};

type Told = {
  readonly places: readonly number[];
  readonly returns: readonly number[];
  readonly turns: readonly number[];
  readonly usual: number;
  readonly pValue: number;
  readonly cases: ReadonlySet<number>;
};

function tell(
  ground: FindingGround,
  { kind }: Performers,
  [one, other]: readonly [string, string],
  { places, returns, turns, usual, pValue, cases }: Told,
): Candidate {
  const { hours } = ground;
  const at = { from: one, to: other };
  const [first = '', second = ''] = mainWay(ground, returns);
  const spent = timeOf(ground, turns);
  // What would come back between others, too, is not laid to their charge.
  const costMs = spent * Math.max(0, 1 - usual / returns.length);
  const who = kind === 'group' ? `${named(one)} and ${named(other)}` : `${one} and ${other}`;
  const steps = first === second ? named(first) : `${named(first)} and ${named(second)}`;
  return {
    kind: 'handoff',
    ...{ at, pValue, costMs, cases: cases.size },
    text:
      `${who} hand work to and fro at ${steps}: in ${counted(cases.size, 'case')} it came straight back, ` +
      `${figure(returns.length / Math.max(1, usual))} times as often as between others, ${counted(turns.length, 'time')} in all; ` +
      `each time costs ${workTime(spent / turns.length, hours)}.`,
    proposal: {
      text: `Let the same person do ${steps}, or settle what ${other} needs to know before ${one} hands over.`,
      change: { kind: 'keep-one-owner', activities: [...new Set([first, second])] },
    },
    evidence: [
      {
        label: 'Came straight back',
        value: `${percent(returns.length / places.length)} of ${grouped(places.length)} handovers`,
      },
      { label: 'Usual at these steps', value: percent(usual / places.length) },
      { label: 'Cost', value: 'the time of the turns beyond what is usual' },
    ],
    key: findingKey('handoff', at, 'to and fro'),
    caseNumbers: Uint32Array.from(cases).sort(),
  };
}

/** The two steps between which most came back. */
function mainWay({ spans, log }: FindingGround, returns: readonly number[]): readonly string[] {
  const many = new Map<string, number>();
  for (const k of returns) {
    const steps = [spans.activity[k] as number, spans.activity[k + 1] as number]
      .sort((a, b) => a - b)
      .join(' ');
    many.set(steps, (many.get(steps) ?? 0) + 1);
  }
  const [most = ''] = [...many].sort((a, b) => b[1] - a[1])[0] ?? [];
  return most.split(' ').map((code) => log.activities[Number(code)] ?? '');
}

/** The time from when work was handed over until it was done again by the one who had it, each stretch counted once. */
function timeOf({ spans, hours }: FindingGround, returns: readonly number[]): Milliseconds {
  let total = 0;
  let counted = Number.NEGATIVE_INFINITY;
  for (const k of returns) {
    for (let step = Math.max(k + 1, counted + 1); step <= k + 2; step++) {
      total += hours.workingMs(spans.endedAt[step - 1] as number, spans.endedAt[step] as number);
      counted = step;
    }
  }
  return total;
}
