// Whose work lies longer than that of others who do the same? Each piece is ranked among all of its step; somebody whose pieces rank
// high all along, and who has more to do than the others, has too much. (Ranks within steps: van Elteren 1960.)
import { DAY_MS, HOUR_MS, type Milliseconds } from '../../../base/index.ts';
import { placesBy, valuesAt } from '../../statistics/order-by.ts';
import { normalTail } from '../../statistics/tails.ts';
import { groupBy, membersOf } from '../columns.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { stretchesAbove } from '../waiting/stretches.ts';
import { counted, figure, named, percent, workTime } from '../words.ts';
import { type RankedWork, rankWork } from './ranked-work.ts';

const FEWEST_PIECES = 40;
/** So high do the pieces rank on average (0.5 is like the others), so many times the others' load, so large a part of all time. */
const TOO_MUCH = { rank: 0.6, load: 1.5, times: 1.5, ofTime: 0.03 };

/** Everybody with enough work that others do as well. */
export function hasMoreThanOthers(ground: FindingGround): (Candidate | Untold)[] {
  const ranked = rankWork(ground);
  const { of, names } = ground.performers();
  const members = groupBy(of, ground.spans.count, names.length);
  const loads = Float64Array.from(names, (_, p) => loadOf(ground, membersOf(members, p)));
  const found: (Candidate | Untold)[] = [];
  for (let p = 0; p < names.length; p++) {
    const pieces = membersOf(members, p).filter((i) => !Number.isNaN(ranked.rank[i] as number));
    if (pieces.length >= FEWEST_PIECES) found.push(look(ground, { p, pieces, ranked, loads }));
  }
  return found;
}

/** Pieces a week, over the time from the first to the last of them. */
function loadOf({ spans }: FindingGround, pieces: Uint32Array): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of pieces) {
    first = Math.min(first, spans.endedAt[i] as number);
    last = Math.max(last, spans.endedAt[i] as number);
  }
  return pieces.length / Math.max(1, (last - first) / (7 * DAY_MS));
}

type Looked = {
  readonly p: number;
  readonly pieces: Uint32Array;
  readonly ranked: RankedWork;
  readonly loads: Float64Array;
};

function look(ground: FindingGround, looked: Looked): Candidate | Untold {
  const { p, pieces, ranked, loads } = looked;
  let [ranks, own, others] = [0, 0, 0];
  for (const i of pieces) {
    ranks += ranked.rank[i] as number;
    own += ranked.values[i] as number;
    others += ranked.usualOfOthers(i);
  }
  const rank = ranks / pieces.length;
  const { pValue: pAlong } = stretchesAbove(
    valuesAt(placesBy(pieces, ground.spans.endedAt), ranked.rank),
    0.5,
  );
  const pValue = Math.max(pAlong, normalTail((rank - 0.5) * Math.sqrt(12 * pieces.length)));
  const usualLoad = middleLoad(ranked.peersOf(p), loads);
  const costMs = own - others;
  const tooMuch =
    rank >= TOO_MUCH.rank &&
    (loads[p] as number) >= TOO_MUCH.load * usualLoad &&
    own >= TOO_MUCH.times * others &&
    costMs >= Math.max(ground.totalMs() * TOO_MUCH.ofTime, pieces.length * HOUR_MS);
  return tooMuch ? tell(ground, looked, { pValue, own, others, usualLoad, costMs }) : { pValue };
}

function middleLoad(peers: readonly number[], loads: Float64Array): number {
  const sorted = peers.map((q) => loads[q] as number).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.POSITIVE_INFINITY;
}

type Figures = {
  readonly pValue: number;
  readonly own: Milliseconds;
  readonly others: Milliseconds;
  readonly usualLoad: number;
  readonly costMs: Milliseconds;
};

function tell(ground: FindingGround, { p, pieces, ranked, loads }: Looked, figures: Figures): Candidate {
  const { spans, log, hours } = ground;
  const { pValue, own, others, usualLoad, costMs } = figures;
  const { names, kind } = ground.performers();
  const name = names[p] ?? '';
  const who = kind === 'group' ? `The group ${named(name)}` : name;
  const [mean, usual] = [own / pieces.length, others / pieces.length];
  const behind = pieces.filter((i) => (ranked.values[i] as number) > ranked.usualOfOthers(i));
  const cases = Uint32Array.from(new Set(Array.from(behind, (i) => spans.caseOf[i] as number))).sort();
  const activity = log.activities[mainActivity(ground, pieces)] ?? '';
  const verb = ranked.measured === 'waits' ? 'waits' : 'takes';
  return {
    kind: 'overload',
    ...{ at: { performer: name }, pValue, costMs, cases: cases.length },
    text:
      `${who} has ${figure((loads[p] as number) / usualLoad)} times as much to do as others who do the same, and a piece of work ` +
      `${verb} ${workTime(mean, hours)} there against ${workTime(usual, hours)} with the others.`,
    proposal: {
      text: `Give the work of ${named(activity)} to whoever has least, instead of to ${name}.`,
      change: { kind: 'choose-owner', activity, choose: 'least-loaded' },
    },
    evidence: [
      {
        label: 'Pieces of work a week',
        value: `${figure(loads[p] as number)} against ${figure(usualLoad)} with the others`,
      },
      { label: 'Share of the cases', value: percent(cases.length / log.cases) },
      { label: 'Looked at', value: counted(pieces.length, 'piece of work', 'pieces of work') },
      { label: 'Compared', value: 'each piece with those of others at the same step' },
    ],
    key: findingKey('overload', { performer: name }, 'more than others'),
    caseNumbers: cases,
  };
}

function mainActivity({ spans }: FindingGround, pieces: Uint32Array): number {
  const many = new Map<number, number>();
  for (const i of pieces) {
    const a = spans.activity[i] as number;
    many.set(a, (many.get(a) ?? 0) + 1);
  }
  return [...many].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
}
