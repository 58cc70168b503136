// Somebody decides: one of the named outcomes, with a reason where the outcome needs one.
import { z } from 'zod';
import type { PersonId } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { offerWork } from '../work/offer-work.ts';
import { defineStageKind, type Here, REST } from './stage-kind.ts';

const settings = z.strictObject({
  decides: z
    .strictObject({
      by: z.literal('any').default('any').meta({ title: 'Who decides' }),
      never: z.literal('requester').nullable().default(null).meta({ title: 'Who may never decide' }),
    })
    .default({ by: 'any', never: null })
    .meta({ title: 'Deciding' }),
});

/** The outcomes an approval usually has. */
export const APPROVAL_OUTCOMES = ['approved', 'rejected', 'returned'] as const;

export const approval = defineStageKind({
  kind: 'approval',
  title: 'Approval',
  summary: 'Someone approves, rejects or returns it.',
  worked: true,
  settings,
  prepare: ({ decides }) => ({ neverRequester: decides.never === 'requester' }),
  enter(progress, here) {
    offerWork(progress, here, { tasks: here.stage.tasks, except: barred(progress, here) });
    return REST;
  },
  barred,
  on(progress, here, happening) {
    return happening.what === 'completed' ? wayByRule(progress, here, happening.outcome) : REST;
  },
  check(stage) {
    if (stage.outcomes.length > 0) return [];
    return [
      {
        code: 'approval-without-outcomes',
        severity: 'error',
        at: `stages.${stage.id}.outcomes`,
        message: `The approval "${stage.title}" has no outcomes to choose from.`,
        remedy: `Add outcomes, for example ${APPROVAL_OUTCOMES.join(', ')}, and say where each leads.`,
      },
    ];
  },
});

function barred(
  { state: { requester } }: Progress,
  { ready }: Here<{ neverRequester: boolean }>,
): PersonId[] {
  return ready.neverRequester && requester !== null ? [requester] : [];
}
