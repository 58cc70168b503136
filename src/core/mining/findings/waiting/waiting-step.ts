// Which step does work lie before, where the log tells when it was begun? Against the other steps, for a good part of the time
// of all cases, and all along.
import type { Milliseconds } from '../../../base/index.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, named, percent, workTime } from '../words.ts';
import { againstIt, becauseOf, causesInWords, staffInWords } from './bottleneck-words.ts';
import { queueBefore, queueInWords } from './queue.ts';
import { leastWait, type StepWait } from './step-waits.ts';
import { stretchesAbove } from './stretches.ts';
import { whyOf } from './why.ts';

/** A wait stands out at so many times what is usual before the other steps, and so large a part of the time of all cases. */
const STANDS_OUT = { times: 3, share: 0.2 };
/** A wait is heavy whatever the others are, at so many working days and so large a part. */
const HEAVY = { days: 1.5, share: 0.2 };

export function waitingStep(ground: FindingGround, step: StepWait, usual: Milliseconds): Candidate | Untold {
  const { dayMs } = ground.hours;
  const { meanMs, share, values } = step;
  const heavy = meanMs >= HEAVY.days * dayMs && share >= HEAVY.share;
  const outstanding =
    meanMs >= Math.max(leastWait(ground), STANDS_OUT.times * usual) && share >= STANDS_OUT.share;
  // Tested against a smaller wait than the effect asked for, so that a wait of just that size can be told.
  const limit = Math.max(
    leastWait(ground),
    outstanding || !heavy ? (STANDS_OUT.times - 1) * usual : dayMs / 2,
  );
  const { pValue, above, stretches } = stretchesAbove(values, limit);
  if (!heavy && !outstanding) return { pValue };
  return tell(ground, step, usual, { pValue, limit, held: `${above} of ${stretches}` });
}

type Tested = { readonly pValue: number; readonly limit: Milliseconds; readonly held: string };

function tell(ground: FindingGround, step: StepWait, usual: Milliseconds, tested: Tested): Candidate {
  const { hours, log } = ground;
  const name = log.activities[step.activity] ?? '';
  const at = { activity: name };
  const why = whyOf(ground, step);
  const queue = queueBefore(ground, step.pieces);
  const behind = casesAbove(ground, step, tested.limit);
  return {
    kind: 'bottleneck',
    ...{ at, pValue: tested.pValue, costMs: step.totalMs, cases: behind.length },
    text: `${named(name)} waits ${workTime(step.meanMs, hours)} on average before it is begun${becauseOf(ground, why)}.`,
    proposal: againstIt(ground, name, step.meanMs, why),
    evidence: [
      { label: 'Waiting', value: `${percent(step.share)} of the time of all cases` },
      ...(why.causes.looked > 0 ? [{ label: 'Why', value: causesInWords(why) }] : []),
      ...staffInWords(why),
      ...(queue ? queueInWords(queue) : []),
      { label: 'Usual before other steps', value: workTime(usual, hours) },
      { label: 'So all along', value: `in ${tested.held} stretches of time` },
      { label: 'Looked at', value: counted(step.pieces.length, 'piece of work', 'pieces of work') },
    ],
    key: findingKey('bottleneck', at),
    caseNumbers: behind,
  };
}

/** The cases with a value of a step above the limit, in order. */
function casesAbove({ spans }: FindingGround, step: StepWait, limit: Milliseconds): Uint32Array {
  const cases = new Set<number>();
  for (const [k, i] of step.pieces.entries())
    if ((step.values[k] as number) > limit) cases.add(spans.caseOf[i] as number);
  return Uint32Array.from(cases).sort();
}
