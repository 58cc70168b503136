// What does each step do: how often does it record something, where does it lead, how long does it take and hold work back?
import type { Milliseconds } from '../../../base/index.ts';
import { isDecision } from '../facts/field-changes.ts';
import type { FindingGround } from '../ground.ts';

/** What is known of one step. **shape**: `wrote` how often it recorded something; `next` counts what follows, -1 is the end; **units**: `heldMs` working time in all. */
export type Step = {
  readonly activity: number;
  readonly cases: Set<number>;
  readonly workMs: number[];
  readonly next: Map<number, number>;
  times: number;
  wrote: number;
  first: number;
  sameHand: number;
  heldMs: Milliseconds;
};

/** The steps of a log, by activity. */
export function stepsOf(ground: FindingGround): readonly Step[] {
  const { log, spans, hours } = ground;
  const decisions = log.attributes.filter((attribute) => attribute.of === 'event' && isDecision(attribute));
  const at = ground.changes().at;
  const performer = ground.performers().of;
  const steps = log.activities.map(
    (_, activity): Step => ({
      ...{ activity, cases: new Set(), workMs: [], next: new Map() },
      ...{ times: 0, wrote: 0, first: 0, sameHand: 0, heldMs: 0 },
    }),
  );
  for (let i = 0; i < spans.count; i++) {
    const step = steps[spans.activity[i] as number] as Step;
    const [c, event] = [spans.caseOf[i] as number, spans.event[i] as number];
    const isLast = i + 1 >= spans.count || spans.caseOf[i + 1] !== c;
    const next = isLast ? -1 : (spans.activity[i + 1] as number);
    step.times++;
    if (at[event] !== 0 || decisions.some(({ codes }) => (codes[event] as number) >= 0)) step.wrote++;
    if (i === 0 || spans.caseOf[i - 1] !== c) step.first++;
    if (!isLast && (performer[i] as number) >= 0 && performer[i] === performer[i + 1]) step.sameHand++;
    step.next.set(next, (step.next.get(next) ?? 0) + 1);
    step.workMs.push(spans.workingMs[i] as number);
    step.heldMs += hours.workingMs(spans.readyAt[i] as number, spans.endedAt[i] as number) || 0;
    step.cases.add(c);
  }
  return steps;
}
