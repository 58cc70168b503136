// Which two hand work to and fro? Of all handovers between them that go on, how many come straight back, against how many do at
// the same steps between others: a loop that is part of the flow comes back as often between any two. Coming back is no new
// handover, so that a case that goes to and fro five times counts once.
import type { Milliseconds } from '../../../base/index.ts';
import { createPairIndex, type PairIndex } from '../../flow/pairs.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { groupBy, membersOf } from '../columns.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import type { Performers } from '../performers.ts';
import { counted, figure, grouped, named, percent, workTime } from '../words.ts';
import { type IsGate, keptTogether } from './keep-together.ts';

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
export function pingPong(ground: FindingGround, performers: Performers, isGate: IsGate): PingPong {
  const seen = handoversIn(ground, performers);
  const told = new Set<number>();
  const tested: (Candidate | Untold)[] = [];
  const groups = groupBy(seen.pairOf, ground.spans.count, seen.pairs.count);
  for (let pair = 0; pair < seen.pairs.count; pair++) {
    const all = membersOf(groups, pair);
    const places = all.filter((k) => seen.anew[k] === 1);
    if (places.length < FEWEST_HANDOVERS) continue;
    const usual = usualReturns(seen, places);
    const returns = places.filter((k) => seen.returned[k] === 1);
    const pValue = binomialTail(returns.length, places.length, Math.min(1, usual / places.length));
    const cases = new Set(Array.from(returns, (k) => ground.spans.caseOf[k] as number));
    const often =
      returns.length >= Math.max(FEWEST_RETURNS, OFTEN.share * places.length, OFTEN.times * usual) &&
      cases.size >= FEWEST_CASES;
    if (often) {
      const [low, high] = [seen.pairs.from[pair] as number, seen.pairs.to[pair] as number];
      told.add(low * performers.names.length + high);
      const names = pairNames(performers, low, high);
      const turns = all.filter((k) => seen.returned[k] === 1);
      tested.push(tell(ground, performers, names, { places, returns, turns, usual, pValue, cases, isGate }));
    } else tested.push({ pValue });
  }
  return { tested, told };
}

/**
 * **shape**: by the place of the piece that is handed over: between which pair and on which way (-1 where nothing is handed on),
 * whether it came straight back, and whether it is handed over `anew`; `handed` and `back` by way, of those handed over anew.
 */
type Seen = {
  readonly pairs: PairIndex;
  readonly pairOf: Int32Array;
  readonly wayOf: Int32Array;
  readonly returned: Uint8Array;
  readonly anew: Uint8Array;
  readonly handed: Float64Array;
  readonly back: Float64Array;
};

function handoversIn({ spans, log }: FindingGround, { of, names }: Performers): Seen {
  const [ways, pairs] = [createPairIndex(log.activities.length), createPairIndex(names.length)];
  const [returned, anew] = [new Uint8Array(spans.count), new Uint8Array(spans.count)];
  const wayOf = new Int32Array(spans.count).fill(-1);
  const pairOf = new Int32Array(spans.count).fill(-1);
  for (let k = 0; k + 2 < spans.count; k++) {
    if (spans.caseOf[k + 2] !== spans.caseOf[k]) continue;
    const [from, to] = [of[k] as number, of[k + 1] as number];
    if (from < 0 || to < 0 || from === to) continue;
    pairOf[k] = pairs.numberOf(Math.min(from, to), Math.max(from, to));
    wayOf[k] = ways.numberOf(spans.activity[k] as number, spans.activity[k + 1] as number);
    if (of[k + 2] === from) returned[k] = 1;
    const comesBack = k > 0 && spans.caseOf[k - 1] === spans.caseOf[k] && of[k - 1] === to;
    if (!comesBack) anew[k] = 1;
  }
  const [handed, back] = [new Float64Array(ways.count), new Float64Array(ways.count)];
  for (let k = 0; k < spans.count; k++) {
    if (anew[k] !== 1) continue;
    const way = wayOf[k] as number;
    handed[way] = (handed[way] as number) + 1;
    if (returned[k] === 1) back[way] = (back[way] as number) + 1;
  }
  return { pairs, pairOf, wayOf, returned, anew, handed, back };
}

/** How many of these would come back if they did as those between others on the same ways. */
function usualReturns(seen: Seen, places: Uint32Array): number {
  const own = new Map<number, { handed: number; back: number }>();
  for (const k of places) {
    const way = seen.wayOf[k] as number;
    const counts = own.get(way) ?? { handed: 0, back: 0 };
    counts.handed++;
    counts.back += seen.returned[k] as number;
    own.set(way, counts);
  }
  let usual = 0;
  for (const [way, { handed, back }] of own) {
    const others = (seen.handed[way] as number) - handed;
    const theirs = (seen.back[way] as number) - back;
    usual += handed * (others < FEWEST_OTHERS ? USUAL : (theirs + 0.5) / (others + 1));
  }
  return usual;
}

function pairNames({ names }: Performers, low: number, high: number): readonly [string, string] {
  const [one, other] = [names[low] ?? '', names[high] ?? ''];
  return one < other ? [one, other] : [other, one];
}

type Told = {
  readonly places: Uint32Array;
  readonly returns: Uint32Array;
  readonly turns: Uint32Array;
  readonly usual: number;
  readonly pValue: number;
  readonly cases: ReadonlySet<number>;
  readonly isGate: IsGate;
};

function tell(
  ground: FindingGround,
  { kind }: Performers,
  [one, other]: readonly [string, string],
  { places, returns, turns, usual, pValue, cases, isGate }: Told,
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
    proposal: keptTogether(
      isGate,
      [first, second],
      `Let the same person do ${steps}, or settle what ${other} needs to know before ${one} hands over.`,
    ),
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
function mainWay({ spans, log }: FindingGround, returns: Uint32Array): readonly string[] {
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
function timeOf({ spans, hours }: FindingGround, returns: Uint32Array): Milliseconds {
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
