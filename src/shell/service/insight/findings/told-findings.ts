// The findings of one source today, with what is kept of them: asked of the analysis thread, folded with what was decided.
import { type Result, succeed } from '../../../../core/base/index.ts';
import { decisionInForce, versionAnswering } from '../../../../core/mining/index.ts';
import type { AnsweredFinding } from '../../../analysis/index.ts';
import type { Ground } from '../../people.ts';
import type { Refusal } from '../../refusal.ts';
import type { HistorySource, InsightService } from '../insight-service.ts';
import { aboutSource, nameOfSource, publishedAt, type SourceAbout } from './finding-source.ts';
import type { Told } from './finding-views.ts';
import { type KeptLife, keptLife, type SeenFinding } from './kept-life.ts';

export type FindingsGround = Ground & { readonly ask: InsightService['ask'] };

export async function toldFindings(
  { db, ask }: FindingsGround,
  workspaceId: string,
  source: HistorySource,
): Promise<Result<Told, Refusal>> {
  const scope = db.in(workspaceId);
  const about = await aboutSource(scope, source);
  if (!about.ok) return about;
  const answer = await ask(workspaceId, source, { about: 'findings', filters: [] });
  if (!answer.ok) return answer;
  const kept = await keptLife(scope, nameOfSource(source));
  const answered = source.of === 'log' ? [] : answeredIn(about.value, kept);
  const effects =
    answered.length === 0
      ? succeed([])
      : await ask(workspaceId, source, { about: 'finding-effects', answered });
  if (!effects.ok) return effects;
  return succeed({ about: about.value, kept, answer: answer.value, effects: effects.value });
}

/** The accepted findings that a published version was to answer. */
function answeredIn(about: SourceAbout, { decisions }: KeptLife): AnsweredFinding[] {
  return [...decisions].flatMap(([key, made]) => {
    const decision = decisionInForce(made);
    const version = decision === null ? null : versionAnswering(decision, about.versions);
    if (decision === null || version === null) return [];
    const { kind, at } = decision.seen as SeenFinding;
    return [{ key, kind: kind as AnsweredFinding['kind'], at, version, since: publishedAt(about, version) }];
  });
}
