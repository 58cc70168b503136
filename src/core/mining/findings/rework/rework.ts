// Which loops cost time, and what tells beforehand that a case will go round? A loop is told where a trait makes it at least
// twice as likely, or where, tested against 15 %, it is plainly common.
import { binomialTail } from '../../statistics/tails.ts';
import { wilson } from '../../statistics/wilson.ts';
import { tooFewCases } from '../enough-cases.ts';
import type { Candidate, FindingKind, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { type Loop, loopsIn } from './loops.ts';
import { bestPredictor, type Happened, type Predictor } from './predictor.ts';
import { commonLoop, predictedLoop } from './told-loop.ts';
import { traitsAt } from './traits.ts';

const FEWEST_CASES = 15;
/** So many loops are looked into, those with most returns. */
const MOST_LOOPS = 12;
/** A loop that more cases than this take is told even where nothing predicts it; one that nearly all take is the way itself. */
const [COMMON, THE_WAY] = [0.15, 0.9];
/** A step that cases have more often than this by their nature (a measurement, say) is not called rework. */
const BY_NATURE = 2.5;
/** A predictor must make the loop this much likelier, this likely, and stand behind this share of its cases. */
const [LIKELIER, LIKELY, BEHIND, SURE] = [2, 0.15, 0.2, 0.01];
/** Steps that come now in this order, now in that, run beside each other; and what never stands there again is no loop. */
const [IN_ORDER, COMES_BACK] = [0.8, 0.5];
/** What costs less than this share of all the time that cases take is not worth a change. */
const LEAST_COST = 0.005;

export const rework: FindingKind = {
  kind: 'rework',
  title: 'Rework loop',
  lacks: tooFewCases,
  find: (ground) => {
    const least = ground.totalMs() * LEAST_COST;
    const loops = loopsIn(ground).filter(
      ({ cases, back, lastsMs }) =>
        new Set(cases).size >= FEWEST_CASES &&
        back >= cases.length * COMES_BACK &&
        lastsMs.reduce((sum, ms) => sum + ms, 0) >= least,
    );
    return loops.slice(0, MOST_LOOPS).flatMap((loop) => judge(ground, loop));
  },
};

function judge(ground: FindingGround, loop: Loop): (Candidate | Untold)[] {
  const [fromAt, toAt] = [firstPlaces(ground, loop.from), firstPlaces(ground, loop.to)];
  const happened = whoCould(loop, fromAt, toAt);
  if (happened === undefined) return [];
  const passed = happened.within.reduce((sum, is) => sum + is, 0);
  const returned = happened.did.reduce((sum, is) => sum + is, 0);
  const pCommon = binomialTail(returned, passed, COMMON);
  const predictor = bestPredictor(happened, traitsAt(ground, fromAt, ground.log.activities[loop.from] ?? ''));
  if (predictor && isTelling(predictor))
    return [{ pValue: pCommon }, predictedLoop(ground, loop, { returned, passed, predictor })];
  const isCommon = wilson(returned, passed).low > COMMON && returned < passed * THE_WAY;
  const isRework = isCommon && timesEach(ground, loop.to, toAt) <= BY_NATURE;
  return [
    { pValue: predictor?.pValue ?? 1 },
    isRework ? commonLoop(ground, loop, { returned, passed, pValue: pCommon }) : { pValue: pCommon },
  ];
}

/** The cases that had the earlier step first, and of them those that went back; undefined where the steps have no order. */
function whoCould(loop: Loop, fromAt: Int32Array, toAt: Int32Array): Happened | undefined {
  const within = new Uint8Array(fromAt.length);
  let [inOrder, both] = [0, 0];
  for (let c = 0; c < within.length; c++) {
    if ((fromAt[c] as number) < 0 || (toAt[c] as number) < 0) continue;
    both++;
    if ((toAt[c] as number) > (fromAt[c] as number)) continue;
    inOrder++;
    within[c] = 1;
  }
  if (inOrder < both * IN_ORDER) return undefined;
  const did = new Uint8Array(within.length);
  for (const c of loop.cases) did[c] = within[c] as number;
  return { within, did };
}

function isTelling({ table, pValue }: Predictor): boolean {
  const { both, onlyFirst, onlySecond, neither } = table;
  const [share, elsewhere] = [both / (both + onlyFirst), onlySecond / (onlySecond + neither)];
  const isStrong = share >= LIKELY && share >= LIKELIER * elsewhere;
  return isStrong && both >= BEHIND * (both + onlySecond) && pValue < SURE;
}

/** Where each case first had the step, -1 where it never did. */
function firstPlaces({ spans, log }: FindingGround, activity: number): Int32Array {
  const first = new Int32Array(log.cases).fill(-1);
  for (let i = spans.count - 1; i >= 0; i--)
    if (spans.activity[i] === activity) first[spans.caseOf[i] as number] = i;
  return first;
}

/** How often a case that has the step has it. */
function timesEach({ spans }: FindingGround, activity: number, firstAt: Int32Array): number {
  let times = 0;
  for (let i = 0; i < spans.count; i++) if (spans.activity[i] === activity) times++;
  return (
    times /
    Math.max(
      1,
      firstAt.reduce((sum, place) => sum + (place < 0 ? 0 : 1), 0),
    )
  );
}
