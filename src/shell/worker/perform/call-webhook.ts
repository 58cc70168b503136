// Calls a webhook because an automation or a stage asked for it. Signed with the workspace's secret; the effect's id goes along,
// by which the receiver tells a repetition.
import * as z from 'zod';
import { fail, type Json, type Result, succeed } from '../../../core/base/index.ts';
import { outgoingRules, revealedText, shownUrl } from '../../service/index.ts';
import { personalValues, type Scope } from '../../store/index.ts';
import { type EgressAnswer, NotAllowed, sendOut } from './egress.ts';
import { deliveryId, outgoingShape, type Performer, TryLater } from './performer.ts';
import { signedHeaders } from './sign.ts';

/** As the engine's action of this name asks for it. */
const settingsShape = z.object({ url: z.string(), method: z.string(), body: z.record(z.string(), z.json()) });

type Named = { readonly [name: string]: Json };

/** What a receiver refuses for now: asked too early, too often, or not ready. */
const FOR_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

export const callWebhook: Performer = async (job, { db, answerWithinMs, see, traceparent }) => {
  const { url, method, body: named } = settingsShape.parse(job.settings);
  see({ address: shownUrl(url) });
  const scope = db.in(job.workspaceId);
  const { secret, allowed } = await outgoingRules(scope);
  const data = await inClear(named, scope, job.caseId);
  const at = Date.now();
  const body = JSON.stringify({ type: 'case', timestamp: new Date(at).toISOString(), data });
  const trace = traceparent?.();
  const headers = {
    ...(trace === undefined ? {} : { traceparent: trace }),
    'content-type': 'application/json',
    'user-agent': 'Millrace',
    ...signedHeaders(secret, { id: deliveryId(job), at, body }),
  };
  try {
    const answer = await sendOut(
      { url, method, headers, body },
      { allowed, ...(answerWithinMs === undefined ? {} : { timeoutMs: answerWithinMs }) },
    );
    see({ status: answer.status, answer: beginningOf(answer.text) });
    return judged(answer, new URL(url).host);
  } catch (error) {
    if (error instanceof NotAllowed) return fail(error.message);
    throw error;
  }
};

/** What the body names, with what is kept apart in its place; of most calls that is nothing. */
async function inClear(named: Named, scope: Scope, caseId: string): Promise<Named> {
  if (!Object.values(named).some(Array.isArray)) return named;
  const stored = await personalValues.ofCase(scope, caseId);
  const clear = Object.entries(named).map(([name, value]) => [
    name,
    Array.isArray(value) ? revealedText(outgoingShape.parse(value), stored) : value,
  ]);
  return Object.fromEntries(clear);
}

/** **units**: characters. */
const MOST_KEPT = 2_000;

/** The beginning of an answer, as the database can keep it. */
const beginningOf = (text: string): string => text.slice(0, MOST_KEPT).replaceAll('\0', '');

function judged({ status, headers }: EgressAnswer, host: string): Result<Json, string> {
  if (status >= 200 && status < 300) return succeed({ status });
  const words = `${host} answered with ${status}.`;
  if (status < 500 && !FOR_NOW.has(status)) return fail(words);
  throw new TryLater(words, 1_000 * Math.min(Number(headers['retry-after']) || 0, 3_600));
}
