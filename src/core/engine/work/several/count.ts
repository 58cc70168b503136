// What was decided, once enough have decided? One entry for each way of deciding together.
import type { Instance } from '../../../model/index.ts';
import type { CompiledStage, NamedWay } from '../../compile/compiled.ts';
import type { Verdict } from '../../stages/stage-kind.ts';
import type { Decides, DecidesBy } from './decides.ts';

type Count = {
  readonly outcomes: readonly NamedWay[];
  /** What everybody is asked to agree to: the first outcome that does not lead back. */
  readonly yes: NamedWay;
  readonly instances: readonly Instance[];
  readonly quorum: number;
};

const UNDECIDED: Verdict = { over: false };

/** Counts what was decided so far. A tie is never a yes. */
export function countDecisions(
  { by, quorum }: Pick<Decides, 'by' | 'quorum'>,
  { outcomes }: Pick<CompiledStage, 'outcomes'>,
  instances: readonly Instance[],
): Verdict {
  const yes = outcomes.find((way) => !way.rework) ?? outcomes[0];
  return yes === undefined ? UNDECIDED : counts[by]({ outcomes, yes, instances, quorum });
}

const counts: { readonly [By in DecidesBy]: (count: Count) => Verdict } = {
  any({ outcomes, instances }) {
    const first = decided(instances)[0]?.outcome;
    if (first === undefined) return UNDECIDED;
    return { over: true, outcome: first, why: `The first decision counts: ${titleOf(outcomes, first)}` };
  },
  all: everyone,
  'in order': everyone,
  quorum: enough,
  weighted: enough,
};

/** One who does not agree ends it. */
function everyone({ outcomes, yes, instances }: Count): Verdict {
  const no = decided(instances).find(({ outcome }) => outcome !== yes.outcome);
  if (no?.outcome !== undefined) {
    return {
      over: true,
      outcome: no.outcome,
      why: `One of ${instances.length} chose ${titleOf(outcomes, no.outcome)}`,
    };
  }
  if (decided(instances).length < instances.length) return UNDECIDED;
  return { over: true, outcome: yes.outcome, why: `All ${instances.length} chose ${yes.title}` };
}

/** It ends when enough agree, or when enough can no longer agree: then the most among the other outcomes, on a tie the one listed first. */
function enough({ outcomes, yes, instances, quorum }: Count): Verdict {
  const weightOf = (outcome: string): number => total(instances.filter((each) => each.outcome === outcome));
  const [agree, all] = [weightOf(yes.outcome), total(instances)];
  const open = all - total(decided(instances));
  if (agree >= quorum) {
    return {
      over: true,
      outcome: yes.outcome,
      why: `${agree} of ${all} chose ${yes.title}; ${quorum} were needed`,
    };
  }
  if (agree + open >= quorum) return UNDECIDED;
  const others = outcomes.filter(({ outcome }) => outcome !== yes.outcome && weightOf(outcome) > 0);
  const most = others.reduce<NamedWay | undefined>(
    (best, way) => (best === undefined || weightOf(way.outcome) > weightOf(best.outcome) ? way : best),
    undefined,
  );
  if (most === undefined) return UNDECIDED;
  return {
    over: true,
    outcome: most.outcome,
    why: `${weightOf(most.outcome)} of ${all} chose ${most.title}; ${yes.title} could no longer reach ${quorum}`,
  };
}

const decided = (instances: readonly Instance[]): readonly Instance[] =>
  instances.filter(({ outcome }) => outcome !== undefined);

const total = (instances: readonly Instance[]): number =>
  instances.reduce((sum, { weight = 1 }) => sum + weight, 0);

const titleOf = (outcomes: readonly NamedWay[], name: string): string =>
  outcomes.find(({ outcome }) => outcome === name)?.title ?? name;
