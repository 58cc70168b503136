// Somebody decides: one of the named outcomes, with a reason where the outcome needs one.
import { z } from 'zod';
import { offerWork } from '../flow/offer-work.ts';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, REST } from './stage-kind.ts';

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
    const except = here.ready.neverRequester ? progress.state.requester : null;
    offerWork(progress, here, { tasks: here.stage.tasks, except });
    return REST;
  },
  accepts(progress, here, person) {
    if (!here.ready.neverRequester || person !== progress.state.requester) return null;
    return { code: 'requester-may-not-decide', facts: { stage: here.stage.id } };
  },
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
