// What stands out, as the faces see it: findings with where they stand, decisions about them, and the review.
import { type Result, succeed } from '../../../../core/base/index.ts';
import type { Directory } from '../../../../core/model/index.ts';
import type { By, Ground } from '../../people.ts';
import type { Refusal } from '../../refusal.ts';
import type { HistorySource, InsightService } from '../insight-service.ts';
import { decideFinding, type FindingVerdict } from './decide-finding.ts';
import { type FindingsView, viewFindings } from './finding-views.ts';
import { markReviewed, reviewFindings, unmarkReviewed, type WorkflowReview } from './review-findings.ts';
import { toldFindings } from './told-findings.ts';
import { withUndrawable } from './undrawable.ts';

export type FindingsService = {
  list(workspaceId: string, source: HistorySource): Promise<Result<FindingsView, Refusal>>;
  decide(by: By, source: HistorySource, verdict: FindingVerdict): Promise<Result<undefined, Refusal>>;
  /** Of one workflow, or of all. */
  review(workspaceId: string, workflowId?: string): Promise<Result<WorkflowReview[], Refusal>>;
  markReviewed(by: By, workflowId?: string): Promise<Result<{ reviewId: string }, Refusal>>;
  unmarkReviewed(by: By, reviewId: string): Promise<Result<undefined, Refusal>>;
};

type Base = Ground & { readonly directoryOf: (workspaceId: string) => Promise<Directory> };

export function createFindingsService(base: Base, insight: Pick<InsightService, 'ask'>): FindingsService {
  const ground = { ...base, ask: insight.ask };
  return {
    list: async (workspaceId, source) => {
      const told = await toldFindings(ground, workspaceId, source);
      if (!told.ok) return told;
      const directory = await base.directoryOf(workspaceId);
      return succeed(await withUndrawable(viewFindings(told.value), base.db.in(workspaceId), directory));
    },
    decide: (by, source, verdict) => decideFinding(ground, by, source, verdict),
    review: (workspaceId, workflowId) => reviewFindings(ground, workspaceId, workflowId),
    markReviewed: (by, workflowId) => markReviewed(ground, by, workflowId),
    unmarkReviewed: (by, reviewId) => unmarkReviewed(ground, by, reviewId),
  };
}
