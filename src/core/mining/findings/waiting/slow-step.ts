// Which step takes long to pass, where the log tells no starts? How much of it is waiting is then not recorded, so it is not said;
// and because some work simply takes its time, more is asked for than of a wait: neighbours must take alike long, as in a queue.
import type { Milliseconds } from '../../../base/index.ts';
import { serialCorrelation } from '../../statistics/serial-correlation.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, figure, named, percent, workTime } from '../words.ts';
import { dueWithin } from './bottleneck-words.ts';
import { leastWait, type StepWait } from './step-waits.ts';
import { stretchesAbove } from './stretches.ts';

/** So many times what the other steps usually take, so large a part of the time of all cases, and how alike neighbours are. */
const SLOW = { times: 3, share: 0.25, alike: 0.4 };

export function slowStep(ground: FindingGround, step: StepWait, usual: Milliseconds): Candidate | Untold {
  const { hours, log } = ground;
  const {
    pValue: pAbove,
    above,
    stretches,
  } = stretchesAbove(step.values, Math.max((SLOW.times / 2) * usual, leastWait(ground)));
  const { correlation, pPositive } = serialCorrelation(step.values);
  // Both must hold, so the weaker of the two proofs counts.
  const pValue = Math.max(pAbove, pPositive);
  const slow =
    usual > 0 &&
    correlation >= SLOW.alike &&
    step.meanMs >= Math.max(SLOW.times * usual, 2 * leastWait(ground)) &&
    step.share >= SLOW.share;
  if (!slow) return { pValue };
  const name = log.activities[step.activity] ?? '';
  const at = { activity: name };
  const quick = quickest(step.values);
  const dueMs = Math.max(quick, dueWithin(ground, step.meanMs));
  const behind = new Set<number>();
  let costMs = 0;
  for (const [k, i] of step.pieces.entries()) {
    const beyond = (step.values[k] as number) - quick;
    if (beyond <= 0) continue;
    costMs += beyond;
    behind.add(ground.spans.caseOf[i] as number);
  }
  return {
    kind: 'bottleneck',
    ...{ at, pValue, costMs, cases: behind.size },
    text:
      `It takes ${workTime(step.meanMs, hours)} on average from the step before until ${named(name)} is done, ` +
      `${figure(step.meanMs / usual)} times what other steps take.`,
    proposal: {
      text: `Make ${named(name)} due within ${workTime(dueMs, hours)}, with a reminder, and record when it is begun.`,
      change: { kind: 'set-due', activity: name, dueMs },
    },
    evidence: [
      { label: 'Time', value: `${percent(step.share)} of the time of all cases` },
      { label: 'Waiting or working', value: 'not recorded: the log does not tell when work was begun' },
      { label: 'Cost', value: `what goes beyond ${workTime(quick, hours)}, which one in four needs at most` },
      {
        label: 'Like a queue',
        value: `neighbours take alike long (rank correlation ${correlation.toFixed(2)})`,
      },
      { label: 'So all along', value: `in ${above} of ${stretches} stretches of time` },
      { label: 'Looked at', value: counted(step.pieces.length, 'piece of work', 'pieces of work') },
    ],
    key: findingKey('bottleneck', at),
    caseNumbers: Uint32Array.from(behind).sort(),
  };
}

function quickest(values: Float64Array): number {
  return values.slice().sort()[values.length >> 2] ?? 0;
}
