// Who leaves the intended flow, and is that way faster? Told where a few people take it far more often than the others: then it
// is their habit, and not what the case asks for.
import type { Milliseconds } from '../../../base/index.ts';
import { mannWhitney } from '../../statistics/mann-whitney.ts';
import { summarise } from '../../statistics/order-statistics.ts';
import { nobodyNamed, tooFewCases } from '../enough-cases.ts';
import { periodOf } from '../facts/period.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, FindingKind, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import type { Proposal } from '../proposal.ts';
import { figure, grouped, listed, named, percent, workTime } from '../words.ts';
import { type Takers, takersOf } from './takers.ts';
import { type WayAround, waysAround } from './ways-around.ts';

/** The takers stand behind this share of the times, in this share of their cases, and this much oftener than others. */
const [BEHIND, OFTEN, OFTENER] = [0.6, 0.1, 3];
const SURE = 0.01;

export const workaround: FindingKind = {
  kind: 'workaround',
  title: 'Workaround',
  lacks: (ground) => tooFewCases(ground) ?? nobodyNamed(ground),
  find: (ground) => waysAround(ground).map((way) => judge(ground, way)),
};

/** **units**: `savesMs` working time a case, below 0 where the way around is slower. */
type Speed = { readonly isFaster: boolean; readonly savesMs: Milliseconds; readonly pairs: number };

function judge(ground: FindingGround, way: WayAround): Candidate | Untold {
  const takers = takersOf(ground, way);
  const { names, share, others, behind, pValue } = takers;
  const isHabit = names.length > 0 && behind >= BEHIND && share >= OFTEN && share >= OFTENER * others;
  if (!isHabit || isIntended(ground, way)) return { pValue };
  return told(ground, way, takers, speedOf(way));
}

/** A way that the workflow draws is no way around it. */
const isIntended = ({ intended, log }: FindingGround, { from, to }: WayAround): boolean =>
  intended?.has(log.activities[from] ?? '', log.activities[to] ?? '') ?? false;

function speedOf({ around, usual }: WayAround): Speed {
  const { pGreater, superiority } = mannWhitney(usual.ms.slice(), around.ms.slice());
  const savesMs = summarise(usual.ms.slice()).median - summarise(around.ms.slice()).median;
  return { isFaster: pGreater < SURE && savesMs > 0, savesMs, pairs: superiority };
}

function told(ground: FindingGround, way: WayAround, takers: Takers, speed: Speed): Candidate {
  const { log, spans, hours } = ground;
  const [from, past, to] = [way.from, way.past, way.to].map((activity) => log.activities[activity] ?? '') as [
    string,
    string,
    string,
  ];
  const saves = speed.isFaster ? `it saves ${workTime(speed.savesMs, hours)} a case` : 'it is not faster';
  const who = listed(takers.names.map(named));
  const goes = takers.names.length === 1 ? 'goes' : 'go';
  const at = { from, to };
  const caseNumbers = Uint32Array.from(
    new Set(Array.from(way.around.left, (i) => spans.caseOf[i] as number)),
  ).sort();
  return {
    kind: 'workaround',
    ...{ at, caseNumbers, cases: caseNumbers.length, pValue: takers.pValue },
    costMs: speed.isFaster
      ? speed.savesMs * way.usual.left.length
      : Math.max(0, -speed.savesMs) * way.around.left.length,
    text: `${who} ${goes} from ${named(from)} to ${named(to)} ${way.to === way.goal ? 'without' : 'instead of'} ${named(past)} in ${percent(takers.share)} of the cases, others in ${percent(takers.others)}; ${saves}.`,
    proposal: proposalOf({ from, past, to }, speed),
    evidence: [
      {
        label: 'Taken',
        value: `${grouped(way.around.left.length)} times, ${percent(takers.behind)} of them by ${who}`,
      },
      { label: 'Median time the usual way', value: workTime(summarise(way.usual.ms.slice()).median, hours) },
      { label: 'Median time this way', value: workTime(summarise(way.around.ms.slice()).median, hours) },
      {
        label: 'Faster than the usual way',
        value: `in ${figure(speed.pairs * 100)}% of all pairs of cases`,
      },
      {
        label: 'Cost',
        value: speed.isFaster
          ? 'what the usual way takes longer, in all its cases'
          : 'what this way takes longer',
      },
      ...periodOf(log),
    ],
    key: findingKey('workaround', at),
  };
}

type Names = { readonly from: string; readonly past: string; readonly to: string };

function proposalOf({ from, past, to }: Names, { isFaster }: Speed): Proposal {
  if (!isFaster) return { text: `Let ${named(to)} begin only when ${named(past)} is done.`, change: null };
  return {
    text: `Draw the short way from ${named(from)} to ${named(to)} with a rule for when it is right, so that ${named(past)} is done where it matters and by everybody.`,
    change: { kind: 'add-transition', from, to, when: null },
  };
}
