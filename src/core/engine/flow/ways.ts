// Which way on? The first whose rule holds, or the one that the owner named.
import { reject } from '../../model/index.ts';
import type { CompiledStage, Way } from '../compile/compiled.ts';
import type { Here, Onward } from '../stages/stage-kind.ts';
import { factsOf, type Progress } from './progress.ts';

/** The first transition whose rule holds; undefined where none does. */
export function ruledWay(progress: Progress, stage: CompiledStage, outcome: string | null): Way | undefined {
  const [first] = stage.next;
  if (first?.when === null) return first;
  const facts = factsOf(progress, outcome);
  return stage.next.find((way) => way.when === null || way.when(facts));
}

/** The way on after completion: by the outcome where one was picked, else by rule. */
export function wayByRule(progress: Progress, { stage }: Here, outcome: string | null): Onward {
  const named = outcome === null ? undefined : stage.outcomes.find((each) => each.outcome === outcome);
  const way = named ?? ruledWay(progress, stage, outcome);
  if (way === undefined) return { next: 'refuse', rejection: reject('no-way-on', { stage: stage.id }) };
  return { next: 'go', way };
}
