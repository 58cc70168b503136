// Where does work wait? A step before which it lies long, against the other steps and for a good part of the time a case takes,
// week after week; and why. Where the log tells no starts, only how long it takes until a step is done is known.
import { tooFewCases } from './enough-cases.ts';
import type { FindingKind } from './finding-kind.ts';
import { slowStep } from './waiting/slow-step.ts';
import { stepWaits, usualOf } from './waiting/step-waits.ts';
import { waitingStep } from './waiting/waiting-step.ts';

export const bottleneck: FindingKind = {
  kind: 'bottleneck',
  title: 'Bottleneck',
  lacks: tooFewCases,
  find: (ground) => {
    const steps = stepWaits(ground, ground.waited());
    const waits = steps.map((step) => waitingStep(ground, step, usualOf(steps, step)));
    const known = new Set(steps.map(({ activity }) => activity));
    const passing = stepWaits(ground, ground.passing());
    const unknown = passing.filter(({ activity }) => !known.has(activity));
    return [...waits, ...unknown.map((step) => slowStep(ground, step, usualOf(passing, step)))];
  },
};
