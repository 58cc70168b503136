// The machine does it: its actions run in order. Pure ones are done at once; an effect is asked for, and the case rests
// until it is reported. An effect that fails becomes work of the stage's owner, who completes it to let the case go on.
import { z } from 'zod';
import { actionList } from '../actions/action-list.ts';
import { perform } from '../actions/perform.ts';
import type { CompiledAction, CompiledStage } from '../compile/compiled.ts';
import { error } from '../compile/findings.ts';
import type { Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';

export const automatic = defineStageKind({
  kind: 'automatic',
  title: 'Automatic',
  summary: 'The machine does it.',
  worked: false,
  passes: true,
  ownOutcomes: true,
  settings: z.strictObject({ do: actionList.meta({ title: 'What it does' }) }),
  prepare: (settings, preparing) => preparing.actions(settings.do, `${preparing.at}.settings.do`),
  enter: (progress, here) => runFrom(progress, here, 0),
  on(progress, here, { what }) {
    if (what === 'failed') return isFailureKnown(here.stage) ? wayByRule(progress, here, FAILED) : REST;
    return what === 'completed' || what === 'applied'
      ? runFrom(progress, here, here.token.actionsDone)
      : REST;
  },
  check: ({ id, title, outcomes }) =>
    outcomes
      .filter(({ name }) => name !== FAILED)
      .map(({ name }) =>
        error(
          'outcome-never-comes',
          `stages.${id}.outcomes.${name}`,
          `Nothing makes "${title}" go on by ${name}.`,
          `The machine picks no outcome but ${FAILED}; use transitions with rules.`,
        ),
      ),
});

/** The outcome by which it goes on when an action has failed for good. */
const FAILED = 'failed';

const isFailureKnown = ({ outcomes }: CompiledStage): boolean =>
  outcomes.some(({ outcome }) => outcome === FAILED);

function runFrom(progress: Progress, here: Here<readonly CompiledAction[]>, first: number): Onward {
  const { stage, token, ready } = here;
  for (const [index, action] of ready.entries()) {
    if (index < first) continue;
    const source = { source: `stage ${stage.id}`, stage: stage.id, token: token.token, action: index };
    const { pending } = perform(progress, action, source);
    if (pending) return REST;
  }
  return wayByRule(progress, here, null);
}
