// Which step adds nothing? One that never writes a field, never decides, always leads on to the same step, and takes hardly any
// work, while cases wait for it. Only a log that records such things elsewhere can tell.
import { MINUTE_MS, type Milliseconds } from '../../../base/index.ts';
import { summariseKnown } from '../../statistics/order-statistics.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { wilson } from '../../statistics/wilson.ts';
import { tooFewCases } from '../enough-cases.ts';
import type { Candidate, FindingKind, Untold } from '../finding-kind.ts';
import { gatesIn } from '../gate/gates-in.ts';
import type { FindingGround } from '../ground.ts';
import { type Step, stepsOf } from './steps.ts';
import { told } from './told-step.ts';

const FEWEST_TIMES = 50;
/** A step that writes something in at least this share of its times does some work. */
const SOME_WORK = 0.03;
/** Hardly any work: at most two minutes, or this share of what a step usually takes. */
const [LITTLE_MS, LITTLE_SHARE]: readonly [Milliseconds, number] = [2 * MINUTE_MS, 0.05];
/** One way on. */
const NEARLY_ALWAYS = 0.98;
/** What costs less than this share of all the time that cases take is not worth a change. */
const LEAST_COST = 0.005;

export const idleStep: FindingKind = {
  kind: 'idle-step',
  title: 'Step that adds nothing',
  lacks: (ground) => tooFewCases(ground) ?? noRecords(ground) ?? noStarts(ground),
  find: (ground) => {
    const gates = new Set(gatesIn(ground).map(({ activity }) => activity));
    const usualMs = summariseKnown(ground.spans.workingMs.slice(0, ground.spans.count)).median;
    return stepsOf(ground, FEWEST_TIMES).flatMap((step) =>
      gates.has(step.activity) ? [] : judge(ground, step, usualMs),
    );
  },
};

const noRecords = (ground: FindingGround): string | null =>
  ground.changes().fields.length > 0
    ? null
    : 'The log records nothing that a step could change: only what was done, when and by whom.';

const noStarts = ({ spans }: FindingGround): string | null =>
  spans.startsKnown
    ? null
    : 'The log does not tell when work began, so little work cannot be told from much.';

function judge(ground: FindingGround, step: Step, usualMs: Milliseconds): (Candidate | Untold)[] {
  const { times, wrote, first, heldMs } = step;
  const [next, onward] = [...step.next].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0];
  if (next < 0 || onward < times * NEARLY_ALWAYS || first > times / 2) return [];
  const workMs = summariseKnown(step.workMs).median;
  if (!(workMs <= Math.max(LITTLE_MS, usualMs * LITTLE_SHARE))) return [];
  const pValue = 1 - binomialTail(wrote + 1, times, SOME_WORK);
  if (wilson(wrote, times).high > SOME_WORK || heldMs < ground.totalMs() * LEAST_COST) return [{ pValue }];
  return [told(ground, step, { next, workMs, pValue })];
}
