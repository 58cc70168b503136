// What is kept of the life of findings, read back: decisions by finding, and what was seen at each look.
import type { Instant } from '../../../../core/base/index.ts';
import type { FindingDecision, FindingFigures, FindingPlace } from '../../../../core/mining/index.ts';
import {
  type FindingDecisionRow,
  type FindingReviewRow,
  findingDecisions,
  findingReviews,
  people,
  type Scope,
} from '../../../store/index.ts';

/** A finding as it is remembered: its figures and its place. */
export type SeenFinding = FindingFigures & { readonly at: FindingPlace };

/** One time at which somebody went through all findings. **units**: `at` an instant. */
export type Look = {
  readonly id: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly seen: readonly SeenFinding[];
};

/** **shape**: `decisions` by the key of the finding, oldest first; `looks` newest first; `names` of people by id. */
export type KeptLife = {
  readonly decisions: ReadonlyMap<string, readonly FindingDecision[]>;
  readonly looks: readonly Look[];
  readonly names: ReadonlyMap<string, string>;
};

export async function keptLife(scope: Scope, source: string): Promise<KeptLife> {
  const [rows, reviews, everybody] = await Promise.all([
    findingDecisions.list(scope, source),
    findingReviews.list(scope, source),
    people.list(scope),
  ]);
  const decisions = new Map<string, FindingDecision[]>();
  for (const row of rows) {
    const known = decisions.get(row.findingKey);
    if (known === undefined) decisions.set(row.findingKey, [decisionIn(row)]);
    else known.push(decisionIn(row));
  }
  const names = new Map(everybody.map(({ personId, name }) => [personId, name]));
  return { decisions, looks: reviews.map(lookIn), names };
}

const decisionIn = ({
  decidedAt,
  decidedBy,
  decision,
  reason,
  answer,
  seen,
}: FindingDecisionRow): FindingDecision => ({
  at: decidedAt,
  by: decidedBy,
  decision: decision as FindingDecision['decision'],
  reason,
  answer: answer === null || answer === 'next' ? answer : Number(answer),
  seen: seen as unknown as SeenFinding,
});

const lookIn = ({ reviewId, reviewedAt, reviewedBy, seen }: FindingReviewRow): Look => ({
  id: reviewId,
  at: reviewedAt,
  by: reviewedBy,
  seen: seen as unknown as SeenFinding[],
});
