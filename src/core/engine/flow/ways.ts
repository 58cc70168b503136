// Which way on? The first whose rule holds, or the one that the owner named.
import { reject } from '../../model/index.ts';
import type { CompiledStage, Facts, RuledWay, Way } from '../compile/compiled.ts';
import type { Here, Onward } from '../stages/stage-kind.ts';
import { raiseIncident } from './incident.ts';
import { factsOf, type Progress } from './progress.ts';

/** The first transition whose rule holds; undefined where none does. */
export const ruledWay = (progress: Progress, stage: CompiledStage, outcome: string | null): Way | undefined =>
  tryWays(progress, stage, outcome).way;

/** The way on after completion: by the outcome where one was picked, else by rule. */
export function wayByRule(progress: Progress, { stage }: Here, outcome: string | null): Onward {
  const named = outcome === null ? undefined : stage.outcomes.find((each) => each.outcome === outcome);
  if (named !== undefined) return { next: 'go', way: named };
  const { way, failures } = tryWays(progress, stage, outcome);
  if (way !== undefined) {
    for (const failure of failures) raiseIncident(progress, failure);
    return { next: 'go', way };
  }
  const facts = { stage: stage.id, ...(failures.length > 0 && { labels: failures }) };
  return { next: 'refuse', rejection: reject('no-way-on', facts) };
}

type Tried = { readonly way: Way | undefined; readonly failures: readonly string[] };

function tryWays(progress: Progress, stage: CompiledStage, outcome: string | null): Tried {
  const [first] = stage.next;
  if (first?.when === null) return { way: first, failures: [] };
  const facts = factsOf(progress, outcome);
  const failures: string[] = [];
  const way = stage.next.find((each) => isOpen(progress, each, facts, failures));
  return { way, failures };
}

/** A rule that cannot be worked out does not hold; why is put to the failures. */
export function isOpen(
  { compiled }: Progress,
  { to, when }: RuledWay,
  facts: Facts,
  failures: string[],
): boolean {
  if (when === null) return true;
  const answer = when.asked?.(facts) ?? when(facts);
  if (typeof answer === 'boolean') return answer;
  const title = compiled.stages.get(to)?.title ?? to;
  failures.push(`The rule of the way to ${title} cannot be worked out, so it was not taken: ${answer}`);
  return false;
}
