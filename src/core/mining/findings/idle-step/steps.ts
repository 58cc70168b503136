// What does each step do: how often does it record something, where does it lead, how long does it take and hold work back?
import type { Milliseconds } from '../../../base/index.ts';
import { membersOf } from '../columns.ts';
import { isDecision } from '../facts/field-changes.ts';
import type { FindingGround } from '../ground.ts';

/**
 * What is known of one step. **shape**: `wrote` how often it recorded something; `next` counts what follows, -1 is the end.
 * **units**: `heldMs` working time from ready to done in all, `workMs` of each time.
 */
export type Step = {
  readonly activity: number;
  readonly times: number;
  readonly cases: Uint32Array;
  readonly workMs: Float64Array;
  readonly next: ReadonlyMap<number, number>;
  readonly wrote: number;
  readonly first: number;
  readonly sameHand: number;
  readonly heldMs: Milliseconds;
};

/** The steps of a log that were done at least so often, by activity. */
export function stepsOf(ground: FindingGround, fewest: number): readonly Step[] {
  const { log } = ground;
  const { starts } = ground.byActivity();
  const decisions = log.attributes.filter((attribute) => attribute.of === 'event' && isDecision(attribute));
  const isWritten = (event: number): boolean =>
    ground.changes().at[event] !== 0 || decisions.some(({ codes }) => (codes[event] as number) >= 0);
  return log.activities.flatMap((_, activity) => {
    const times = (starts[activity + 1] as number) - (starts[activity] as number);
    return times < fewest ? [] : [stepOf(ground, activity, isWritten)];
  });
}

function stepOf(ground: FindingGround, activity: number, isWritten: (event: number) => boolean): Step {
  const { spans } = ground;
  const places = membersOf(ground.byActivity(), activity);
  const performer = ground.performers().of;
  const next = new Map<number, number>();
  let [wrote, first, sameHand, heldMs] = [0, 0, 0, 0];
  for (const i of places) {
    const c = spans.caseOf[i];
    const isLast = i + 1 >= spans.count || spans.caseOf[i + 1] !== c;
    const following = isLast ? -1 : (spans.activity[i + 1] as number);
    next.set(following, (next.get(following) ?? 0) + 1);
    if (isWritten(spans.event[i] as number)) wrote++;
    if (i === 0 || spans.caseOf[i - 1] !== c) first++;
    if (!isLast && (performer[i] as number) >= 0 && performer[i] === performer[i + 1]) sameHand++;
    heldMs += ground.passing()[i] || 0;
  }
  const cases = Uint32Array.from(new Set(Array.from(places, (i) => spans.caseOf[i] as number))).sort();
  const workMs = Float64Array.from(places, (i) => spans.workingMs[i] as number);
  return { activity, times: places.length, cases, workMs, next, wrote, first, sameHand, heldMs };
}
