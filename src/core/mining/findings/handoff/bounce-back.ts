// Which handoff comes straight back? From one step to another done by somebody else, and at once back to the first: what was
// handed over was not what the other needed.
import { createPairIndex } from '../../flow/pairs.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { wilson } from '../../statistics/wilson.ts';
import { groupBy, membersOf } from '../columns.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, grouped, named, percent, workTime } from '../words.ts';
import { type IsGate, keptTogether } from './keep-together.ts';

const FEWEST = 40;
/**
 * So large a part comes back before anybody should mind, at least so much of it surely, and so large a part of the time of all
 * cases. What nearly always comes back is meant to.
 */
const OFTEN = { share: 0.25, surely: 0.15, ofTime: 0.03, always: 0.8 };

/** All handoffs forward from step to step that happen often enough; those between pairs already told of are left out. */
export function bouncesBack(
  ground: FindingGround,
  told: ReadonlySet<number>,
  isGate: IsGate,
): (Candidate | Untold)[] {
  const { spans, log } = ground;
  const { of, names } = ground.performers();
  const ways = createPairIndex(log.activities.length);
  const wayOf = new Int32Array(spans.count).fill(-1);
  const metIn = new Int32Array(log.activities.length).fill(-1);
  for (let k = 0; k + 1 < spans.count; k++) {
    metIn[spans.activity[k] as number] = spans.caseOf[k] as number;
    // The way back leads to what was done before: of course the work comes again from there.
    if (metIn[spans.activity[k + 1] as number] === spans.caseOf[k + 1]) continue;
    const [p, q] = [of[k] as number, of[k + 1] as number];
    if (spans.caseOf[k + 1] !== spans.caseOf[k] || p < 0 || q < 0 || p === q) continue;
    if (told.has(Math.min(p, q) * names.length + Math.max(p, q))) continue;
    wayOf[k] = ways.numberOf(spans.activity[k] as number, spans.activity[k + 1] as number);
  }
  const groups = groupBy(wayOf, spans.count, ways.count);
  const found: (Candidate | Untold)[] = [];
  for (let way = 0; way < ways.count; way++) {
    const handed = membersOf(groups, way);
    if (handed.length >= FEWEST) found.push(look(ground, handed, isGate));
  }
  return found;
}

function look(ground: FindingGround, handed: Uint32Array, isGate: IsGate): Candidate | Untold {
  const { spans } = ground;
  const back = handed.filter(
    (k) =>
      spans.caseOf[k + 2] === spans.caseOf[k] &&
      k + 2 < spans.count &&
      spans.activity[k + 2] === spans.activity[k],
  );
  const pValue = binomialTail(back.length, handed.length, OFTEN.surely);
  let costMs = 0;
  for (const k of back)
    costMs += ground.hours.workingMs(spans.endedAt[k] as number, spans.endedAt[k + 2] as number);
  const share = back.length / handed.length;
  const often = share >= OFTEN.share && share <= OFTEN.always && costMs >= ground.totalMs() * OFTEN.ofTime;
  return often ? tell(ground, { handed, back, costMs, pValue, isGate }) : { pValue };
}

type Told = {
  readonly handed: Uint32Array;
  readonly back: Uint32Array;
  readonly costMs: number;
  readonly pValue: number;
  readonly isGate: IsGate;
};

function tell(
  { spans, log, hours }: FindingGround,
  { handed, back, costMs, pValue, isGate }: Told,
): Candidate {
  const k = handed[0] as number;
  const from = log.activities[spans.activity[k] as number] ?? '';
  const to = log.activities[spans.activity[k + 1] as number] ?? '';
  const cases = Uint32Array.from(new Set(Array.from(back, (place) => spans.caseOf[place] as number))).sort();
  const { share, low, high } = wilson(back.length, handed.length);
  return {
    kind: 'handoff',
    ...{ at: { from, to }, pValue, costMs, cases: cases.length },
    text:
      `${percent(share)} of what is handed from ${named(from)} to ${named(to)} comes straight back, ` +
      `in ${counted(cases.length, 'case')}; each time costs ${workTime(costMs / back.length, hours)}.`,
    proposal: keptTogether(
      isGate,
      [from, to],
      `Settle what ${named(to)} needs to have before ${named(from)} hands over, or let the same person do both.`,
    ),
    evidence: [
      {
        label: 'Comes back',
        value: `${grouped(back.length)} of ${grouped(handed.length)} (95% interval ${percent(low)} to ${percent(high)})`,
      },
      { label: 'Left out', value: 'work that stays with the same person, and pairs named on their own' },
    ],
    key: findingKey('handoff', { from, to }, 'comes back'),
    caseNumbers: cases,
  };
}
