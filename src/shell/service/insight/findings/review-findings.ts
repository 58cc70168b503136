// The monthly review: what changed since the last look, workflow by workflow, what was decided meanwhile, and the look itself.
import { fail, type Instant, type Json, type Result, succeed } from '../../../../core/base/index.ts';
import { type FindingChange, sinceLook } from '../../../../core/mining/index.ts';
import { findingReviews, newId, workflows } from '../../../store/index.ts';
import { announce, type By } from '../../people.ts';
import type { Refusal } from '../../refusal.ts';
import type { HistorySource } from '../insight-service.ts';
import { nameOfSource } from './finding-source.ts';
import { type DecisionView, decisionView, seenOf, type Told, viewFindings } from './finding-views.ts';
import { type FindingsGround, toldFindings } from './told-findings.ts';

/** A decision since the last look, and what it was about. */
export type ReviewedDecision = DecisionView & { readonly key: string; readonly text: string };

/** **shape**: `lookedAt` is null where nobody looked before: then everything is new. **units**: `dayMs` a working day. */
export type WorkflowReview = {
  readonly workflowId: string;
  readonly title: string;
  readonly lookedAt: Instant | null;
  readonly lookedBy: string | null;
  readonly cases: number;
  readonly dayMs: number;
  readonly changes: readonly (FindingChange & { readonly state: string; readonly why: string | null })[];
  readonly decided: readonly ReviewedDecision[];
};

/** The review of one workflow, or of all that are not put away; one whose history cannot be read is left out. */
export async function reviewFindings(
  ground: FindingsGround,
  workspaceId: string,
  workflowId?: string,
): Promise<Result<WorkflowReview[], Refusal>> {
  const sources = await sourcesOf(ground, workspaceId, workflowId);
  const reviews: WorkflowReview[] = [];
  for (const source of sources) {
    const told = await toldFindings(ground, workspaceId, source);
    if (told.ok) reviews.push(reviewOf(source.workflowId, told.value));
    else if (workflowId !== undefined) return told;
  }
  return succeed(reviews);
}

type OwnSource = Extract<HistorySource, { of: 'workflow' }>;

async function sourcesOf(
  { db }: FindingsGround,
  workspaceId: string,
  workflowId?: string,
): Promise<OwnSource[]> {
  const ids =
    workflowId === undefined
      ? (await workflows.list(db.in(workspaceId))).map((row) => row.workflowId)
      : [workflowId];
  return ids.map((id) => ({ of: 'workflow', workflowId: id }));
}

function reviewOf(workflowId: string, told: Told): WorkflowReview {
  const { kept, answer } = told;
  const [look] = kept.looks;
  const views = viewFindings(told).findings;
  const byKey = new Map(views.map((view) => [view.key, view]));
  const returned = new Set(views.filter(({ state }) => state === 'returned').map(({ key }) => key));
  const today = answer.findings.map((finding) => seenOf(finding, answer));
  const changes = sinceLook(look?.seen ?? [], today, returned).map((change) => ({
    ...change,
    state: byKey.get(change.key)?.state ?? 'open',
    why: byKey.get(change.key)?.why ?? null,
  }));
  return {
    ...{ workflowId, title: told.about.title, changes, decided: decidedSince(told, look?.at ?? 0) },
    ...{ lookedAt: look?.at ?? null, lookedBy: nameIn(told, look?.by ?? null) },
    ...{ cases: answer.looked.cases, dayMs: answer.looked.dayMs },
  };
}

const nameIn = ({ kept }: Told, by: string | null): string | null =>
  by === null ? null : (kept.names.get(by) ?? by);

function decidedSince({ kept }: Told, since: Instant): ReviewedDecision[] {
  const decided = [...kept.decisions].flatMap(([key, decisions]) =>
    decisions
      .filter(({ at }) => at > since)
      .map((decision) => ({ ...decisionView(decision, kept), key, text: decision.seen.text })),
  );
  return decided.sort((a, b) => b.at - a.at);
}

/** Notes what is seen today as the last look. **shape**: the id by which it can be taken back. */
export async function markReviewed(
  ground: FindingsGround,
  by: By,
  workflowId?: string,
): Promise<Result<{ reviewId: string }, Refusal>> {
  const { db, now } = ground;
  const reviewId = newId();
  const looks: { source: string; seen: Json }[] = [];
  for (const source of await sourcesOf(ground, by.workspaceId, workflowId)) {
    const told = await toldFindings(ground, by.workspaceId, source);
    if (!told.ok && workflowId !== undefined) return told;
    if (!told.ok) continue;
    const { answer } = told.value;
    const seen = answer.findings.map((finding) => seenOf(finding, answer));
    looks.push({ source: nameOfSource(source), seen: seen as unknown as Json });
  }
  const reviewedAt = now();
  await db.withWorkspace(by.workspaceId, async (scope) => {
    for (const { source, seen } of looks)
      await findingReviews.insert(scope, { source, reviewId, seen, reviewedAt, reviewedBy: by.personId });
  });
  announce(db, by.workspaceId, 'findings-changed');
  return succeed({ reviewId });
}

/** Takes a look back that was marked by mistake. */
export async function unmarkReviewed(
  { db }: FindingsGround,
  by: By,
  reviewId: string,
): Promise<Result<undefined, Refusal>> {
  const removed = await findingReviews.remove(db.in(by.workspaceId), reviewId);
  if (!removed) return fail(NO_SUCH_REVIEW);
  announce(db, by.workspaceId, 'findings-changed');
  return succeed(undefined);
}

const NO_SUCH_REVIEW: Refusal = {
  kind: 'not-found',
  code: 'review-not-found',
  message: 'This look was taken back already.',
};
