// Somebody decides about a finding: accepts it, dismisses it with a reason, opens it again, or takes the last decision back.
import { fail, type Json, type Result, succeed } from '../../../../core/base/index.ts';
import { decisionInForce, type FindingDecision } from '../../../../core/mining/index.ts';
import { findingDecisions, workspaceEvents } from '../../../store/index.ts';
import { announce, type By } from '../../people.ts';
import type { Refusal } from '../../refusal.ts';
import type { HistorySource } from '../insight-service.ts';
import { nameOfSource } from './finding-source.ts';
import { seenOf, type Told } from './finding-views.ts';
import type { SeenFinding } from './kept-life.ts';
import { type FindingsGround, toldFindings } from './told-findings.ts';

/** **shape**: `answer` is for accepting alone: a published version, the next one, or null for something outside the workflow. */
export type FindingVerdict = {
  readonly key: string;
  readonly decision: FindingDecision['decision'];
  readonly reason: string | null;
  readonly answer: FindingDecision['answer'];
};

export async function decideFinding(
  ground: FindingsGround,
  by: By,
  source: HistorySource,
  verdict: FindingVerdict,
): Promise<Result<undefined, Refusal>> {
  const told = await toldFindings(ground, by.workspaceId, source);
  if (!told.ok) return told;
  const seen = seenIn(told.value, verdict.key);
  const refusal = seen === undefined ? NO_SUCH_FINDING : refused(told.value, verdict);
  if (seen === undefined || refusal !== undefined) return fail(refusal ?? NO_SUCH_FINDING);
  await keep(ground, by, nameOfSource(source), { verdict, seen });
  announce(ground.db, by.workspaceId, 'findings-changed');
  return succeed(undefined);
}

/** The finding as it is today, or as it was last seen. */
function seenIn({ answer, kept }: Told, key: string): SeenFinding | undefined {
  const today = answer.findings.find((finding) => finding.key === key);
  if (today !== undefined) return seenOf(today, answer);
  return kept.decisions.get(key)?.at(-1)?.seen as SeenFinding | undefined;
}

function refused(
  { about, kept }: Told,
  { key, decision, reason, answer }: FindingVerdict,
): Refusal | undefined {
  const standing = decisionInForce(kept.decisions.get(key) ?? []);
  if (decision === 'dismissed' && (reason ?? '').trim() === '') return NO_REASON;
  if (decision === 'taken-back' && standing === null) return NOTHING_TO_TAKE_BACK;
  if (decision === 'reopened' && (standing === null || standing.decision === 'reopened')) return OPEN_ALREADY;
  const isKnown = typeof answer !== 'number' || about.versions.some(({ version }) => version === answer);
  return isKnown ? undefined : NO_SUCH_VERSION;
}

type Keeping = { readonly verdict: FindingVerdict; readonly seen: SeenFinding };

async function keep(
  { db, now }: FindingsGround,
  by: By,
  source: string,
  { verdict, seen }: Keeping,
): Promise<void> {
  const { key, decision, reason } = verdict;
  const answer = decision === 'accepted' && verdict.answer !== null ? String(verdict.answer) : null;
  const at = now();
  await db.withWorkspace(by.workspaceId, async (scope) => {
    // The chain of the workspace's events is held first: two who decide at once are written one after the other.
    const data = { source, key, decision, reason, answer };
    await workspaceEvents.append(scope, { kind: 'FindingDecided', at, actor: by.personId, data });
    await findingDecisions.append(scope, {
      ...{ source, findingKey: key, decision, reason, answer },
      ...{ seen: seen as unknown as Json, decidedAt: at, decidedBy: by.personId },
    });
  });
}

const NO_SUCH_FINDING: Refusal = {
  kind: 'not-found',
  code: 'finding-not-found',
  message: 'This finding is not there any more. Reload to see what stands out today.',
};
const NO_REASON: Refusal = {
  kind: 'invalid',
  code: 'reason-missing',
  message: 'Say why this finding is dismissed, so that nobody has to ask again.',
  faults: [{ at: 'body.reason', message: 'A few words are enough.' }],
};
const NOTHING_TO_TAKE_BACK: Refusal = {
  kind: 'conflict',
  code: 'nothing-to-take-back',
  message: 'Nothing was decided about this finding, so there is nothing to take back.',
};
const OPEN_ALREADY: Refusal = {
  kind: 'conflict',
  code: 'finding-open-already',
  message: 'This finding is open already.',
};
const NO_SUCH_VERSION: Refusal = {
  kind: 'invalid',
  code: 'version-unknown',
  message: 'There is no such version. Choose a published one, or the next.',
};
