// Where did a kept run go another way? One sentence for whoever designs the workflow.
import type { Json } from '../../base/index.ts';
import type { Workflow } from '../../model/index.ts';
import type { Difference, Ending, Passed } from './expected.ts';
import type { DryStep } from './step.ts';

/** `steps` of the run, so that a refused one can be named. */
export function differenceInWords(
  difference: Difference,
  workflow: Workflow,
  steps: readonly DryStep[],
): string {
  const titled = (stage: string): string =>
    workflow.stages.find(({ id }) => id === stage)?.title ?? `“${stage}”, which is no longer there`;
  switch (difference.in) {
    case 'refused':
      return difference.is
        ? `Step ${difference.step + 1}, ${stepInWords(steps[difference.step])}, is refused now and was not before.`
        : `Step ${difference.step + 1}, ${stepInWords(steps[difference.step])}, was refused before and is not now.`;
    case 'stages': {
      const [was, is] = [difference.was, difference.is].map((passed) => passedInWords(passed, titled));
      return `The case ${is}; before, it ${was}.`;
    }
    case 'ending': {
      const [was, is] = [difference.was, difference.is].map((ending) => endingInWords(ending, titled));
      return `At the end of the run the case ${is}; before, it ${was}.`;
    }
    case 'record': {
      const label = workflow.record[difference.field]?.label ?? difference.field;
      return `${label} is ${valueInWords(difference.is)}; before, it was ${valueInWords(difference.was)}.`;
    }
  }
}

function endingInWords({ status, ending }: Ending, titled: (stage: string) => string): string {
  if (status === 'cancelled') return 'was called off';
  return ending === null ? 'had not ended' : `had ended at ${titled(ending)}`;
}

function passedInWords(passed: Passed | null, titled: (stage: string) => string): string {
  if (passed === null) return 'went no further there';
  const { stage, outcome } = passed;
  return outcome === null ? `came to ${titled(stage)}` : `left ${titled(stage)} by ${outcome}`;
}

function stepInWords(step: DryStep | undefined): string {
  if (step === undefined) return 'which is gone';
  if (step.do !== 'command') return step.do.replaceAll('-', ' ');
  return step.type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

const valueInWords = (value: Json): string =>
  value === null ? 'empty' : typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
