// In what state is a finding, given what was decided about it, when one looked, what was published and what is seen today?
// A state is never stored: it is folded anew each time, so that evidence which is back cannot be overlooked.
import type { Instant } from '../../../base/index.ts';
import type { FindingFigures } from './figures.ts';

/** What somebody decided. `taken-back` undoes the decision before it. */
export const FINDING_DECISIONS = ['accepted', 'dismissed', 'reopened', 'taken-back'] as const;

/**
 * One decision about a finding. **shape**: `answer` says what answers an accepted one: a version, the `next` to be
 * published, or null for something outside the workflow; `seen` is the finding as it was then. **units**: `at` an instant.
 */
export type FindingDecision = {
  readonly at: Instant;
  readonly by: string | null;
  readonly decision: (typeof FINDING_DECISIONS)[number];
  readonly reason: string | null;
  readonly answer: number | 'next' | null;
  readonly seen: FindingFigures;
};

/** A published version. **units**: `at` an instant. */
export type PublishedVersion = { readonly version: number; readonly at: Instant };

/** What the cases since the answering version say of the finding: still there as before, less of it, gone, or too few to tell. */
export type FindingEffect = 'still-there' | 'less' | 'gone' | 'too-early';

/** **shape**: oldest first; `looks` are the times at which somebody went through all findings, and whether this one was seen. */
export type FindingHistory = {
  readonly decisions: readonly FindingDecision[];
  readonly looks: readonly { readonly at: Instant; readonly seen: boolean }[];
  readonly versions: readonly PublishedVersion[];
  readonly today: FindingFigures | null;
  /** Null where no version answers it yet, or nothing is known of the cases since. */
  readonly effect: FindingEffect | null;
};

export const FINDING_STATES = ['open', 'accepted', 'dismissed', 'returned'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/**
 * Where a finding stands. **shape**: `decision` is the one in force; `version` the published one that answers it;
 * `why` is said of a returned one: it came back, it grew, or it never left.
 */
export type FindingLife = {
  readonly state: FindingState;
  readonly decision: FindingDecision | null;
  readonly version: number | null;
  readonly why: 'came-back' | 'grew' | 'never-left' | null;
};

/** A decided finding returns when it costs this many times what it cost a month when it was decided. */
export const GROWN = 1.5;

/** The state of a finding. Total. A decision that was taken back counts as never made. */
export function lifeOf(history: FindingHistory): FindingLife {
  const decision = decisionInForce(history.decisions);
  if (decision === null || decision.decision === 'reopened')
    return { state: 'open', decision, version: null, why: null };
  const version = versionAnswering(decision, history.versions);
  const why = returnedBecause(history, decision, version);
  const state = why !== null ? 'returned' : decision.decision === 'accepted' ? 'accepted' : 'dismissed';
  return { state, decision, version, why };
}

/** The last decision that was not taken back; null where there is none. */
export function decisionInForce(decisions: readonly FindingDecision[]): FindingDecision | null {
  const standing: FindingDecision[] = [];
  for (const each of decisions) {
    if (each.decision === 'taken-back') standing.pop();
    else standing.push(each);
  }
  return standing.at(-1) ?? null;
}

/** The version that answers an accepted finding: the one named, or the first published after it was accepted. */
export function versionAnswering(
  { at, decision, answer }: FindingDecision,
  versions: readonly PublishedVersion[],
): number | null {
  if (decision !== 'accepted' || answer === null) return null;
  const isIt = (each: PublishedVersion) => (answer === 'next' ? each.at > at : each.version === answer);
  const found = versions.filter(isIt).map(({ version }) => version);
  return found.length === 0 ? null : Math.min(...found);
}

function returnedBecause(
  { looks, today, effect }: FindingHistory,
  decision: FindingDecision,
  version: number | null,
): FindingLife['why'] {
  if (version !== null) return today !== null && effect === 'still-there' ? 'never-left' : null;
  // Where a version is still to come, the finding is expected to stay until then.
  if (today === null || decision.answer !== null) return null;
  if (looks.some(({ at, seen }) => at > decision.at && !seen)) return 'came-back';
  return today.monthMs > decision.seen.monthMs * GROWN ? 'grew' : null;
}
