// Which steps are gates: steps that let work pass or not? Those that a workflow declares, that are called an approval, or that
// write a decision. A step that is merely called a check may be the work itself, and counts only with a decision.
import type { Attribute } from '../../../event-log/index.ts';
import { isDecision } from '../facts/field-changes.ts';
import { approves, decides } from '../facts/words.ts';
import type { FindingGround } from '../ground.ts';

/** **shape**: `outcome` is the column that says what was decided there, where there is one; `declared` by the workflow. */
export type Gate = {
  readonly activity: number;
  readonly declared: boolean;
  readonly outcome: Attribute | undefined;
};

/** Below so many visits nothing is said of a gate. */
export const FEWEST_VISITS = 40;

/** The gates of a log, with enough visits to say something. */
export function gatesIn(ground: FindingGround): readonly Gate[] {
  const { log } = ground;
  const visits = visitsOf(ground);
  const outcomes = outcomesIn(ground);
  return log.activities.flatMap((name, activity) => {
    if ((visits[activity] as number) < FEWEST_VISITS) return [];
    const declared = ground.gates.has(name);
    const outcome = outcomes.find(
      ({ by, usually }) => (by[activity] as number) >= (visits[activity] as number) * usually,
    );
    if (!declared && !approves(name) && outcome?.seldom !== true) return [];
    return [{ activity, declared, outcome: outcome?.attribute }];
  });
}

/** So often a gate writes its decision; and so often it is the last step where the outcome of the case is its decision. */
const [USUALLY, MOSTLY_LAST] = [0.8, 0.5];
/** A column that more steps than this write is a state of the case and no decision of a gate. */
const FEW_STEPS = 0.34;

function visitsOf(ground: FindingGround): Float64Array {
  const { starts } = ground.byActivity();
  return Float64Array.from(
    ground.log.activities,
    (_, activity) => (starts[activity + 1] as number) - (starts[activity] as number),
  );
}

/** The columns of decisions, how often each step writes them, and how often a gate must. */
const outcomesIn = (ground: FindingGround) => [...stepOutcomes(ground), ...caseOutcomes(ground)];

function stepOutcomes({ log, spans }: FindingGround) {
  return log.attributes
    .filter((attribute) => attribute.of === 'event' && isDecision(attribute))
    .map((attribute) => {
      const by = new Float64Array(log.activities.length);
      for (let i = 0; i < spans.count; i++) {
        if ((attribute.codes[spans.event[i] as number] as number) < 0) continue;
        const activity = spans.activity[i] as number;
        by[activity] = (by[activity] as number) + 1;
      }
      const writers = by.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
      const seldom = writers <= Math.max(1, log.activities.length * FEW_STEPS);
      return { attribute, by, seldom, usually: USUALLY };
    });
}

/** How a case came out is the decision of the step with which it ended. */
function caseOutcomes(ground: FindingGround) {
  const { log, spans } = ground;
  const starts = ground.spansOf();
  return log.attributes
    .filter(({ of, name }) => of === 'case' && decides(name))
    .map((attribute) => {
      const by = new Float64Array(log.activities.length);
      for (let c = 0; c < log.cases; c++) {
        const last = (starts[c + 1] as number) - 1;
        if (last < (starts[c] as number) || (attribute.codes[c] as number) < 0) continue;
        const activity = spans.activity[last] as number;
        by[activity] = (by[activity] as number) + 1;
      }
      return { attribute, by, seldom: false, usually: MOSTLY_LAST };
    });
}
