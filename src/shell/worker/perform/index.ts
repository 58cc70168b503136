// The effects that can be performed. To add one: write its file, and one line here.
import type { Json, Result } from '../../../core/base/index.ts';
import type { Perform, Performed, Seen } from '../outcome.ts';
import { callWebhook } from './call-webhook.ts';
import { cancelCase } from './cancel-case.ts';
import { openCase } from './open-case.ts';
import { type Performer, type PerformGround, TryLater } from './performer.ts';
import { reportToParent } from './report-to-parent.ts';
import { sendMail } from './send-mail.ts';

const performers: ReadonlyMap<string, Performer> = new Map([
  ['open-case', openCase],
  ['open-subflow', openCase],
  ['cancel-case', cancelCase],
  ['report-to-parent', reportToParent],
  ['call-webhook', callWebhook],
  ['send-mail', sendMail],
]);

/** Performs any effect there is. What is refused is final; what throws is tried again. */
export function performWith(ground: PerformGround): Perform {
  return async (job) => {
    const performer = performers.get(job.effect ?? '');
    if (performer === undefined) {
      return {
        kind: 'failed',
        reason: `This Millrace does not know how to do "${job.effect}".`,
        again: false,
      };
    }
    let seen: Seen | undefined;
    const see = (part: Partial<Seen>) => {
      seen = { address: '', status: null, answer: null, ...seen, ...part };
    };
    const outcome = await performer(job, { ...ground, see }).catch(later);
    return { ...performedOf(outcome), seen };
  };
}

function performedOf(outcome: Performed | Result<Json, string>): Performed {
  if ('kind' in outcome) return outcome;
  return outcome.ok
    ? { kind: 'applied', result: outcome.value }
    : { kind: 'failed', reason: outcome.problem, again: false };
}

/** Who asks for patience gets it; any other error is tried again in its turn. */
function later(error: unknown): Performed {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failed',
    reason,
    again: true,
    ...(error instanceof TryLater ? { afterMs: error.afterMs } : {}),
  };
}
