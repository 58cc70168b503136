// Findings as the pages show them: what is found today, and what was decided about it and about what is gone.
import type { Instant, Milliseconds } from '../../../../core/base/index.ts';
import {
  type Finding,
  type FindingDecision,
  type FindingEffect,
  type FindingLife,
  type FindingPlace,
  lifeOf,
  perMonth,
} from '../../../../core/mining/index.ts';
import type { AnswerTo } from '../../../analysis/index.ts';
import type { SourceAbout } from './finding-source.ts';
import type { KeptLife, SeenFinding } from './kept-life.ts';

type Answer = AnswerTo<{ about: 'findings'; filters: [] }>;
type FoundFinding = Answer['findings'][number];
export type EffectMeasured = AnswerTo<{ about: 'finding-effects'; answered: [] }>[number];

/** A decision and the name of who made it. */
export type DecisionView = Omit<FindingDecision, 'seen' | 'by'> & {
  readonly by: { readonly id: string; readonly name: string } | null;
};

/**
 * What only a finding that is seen today can tell. **shape**: `confidence` 0 to 1; `undrawable` says why its change cannot be
 * made in Design, where it cannot.
 */
export type FoundToday = Pick<Finding, 'confidence' | 'proposal' | 'evidence'> & {
  readonly undrawable?: string;
};

/**
 * A finding and where it stands. **shape**: `found` is null for one that was decided and is gone; its figures are those it
 * had then. **units**: `costMs` working time over the whole history, `monthMs` a month.
 */
export type FindingView = {
  readonly key: string;
  readonly kind: string;
  readonly at: FindingPlace;
  readonly text: string;
  readonly cases: number;
  readonly costMs: Milliseconds;
  readonly monthMs: Milliseconds;
  readonly found: FoundToday | null;
  readonly state: FindingLife['state'];
  readonly why: FindingLife['why'];
  readonly version: number | null;
  readonly effect: EffectMeasured | null;
  /** Newest first. */
  readonly history: readonly DecisionView[];
};

/** **shape**: `workflowId` is where a change is drawn, null for a log that is no workflow yet; `reviewedAt` the last look. */
export type FindingsView = {
  readonly title: string;
  readonly workflowId: string | null;
  readonly findings: readonly FindingView[];
  readonly notEnoughData: Answer['notEnoughData'];
  readonly tested: number;
  readonly looked: Answer['looked'];
  readonly reviewedAt: Instant | null;
};

export type Told = {
  readonly about: SourceAbout;
  readonly kept: KeptLife;
  readonly answer: Answer;
  readonly effects: readonly EffectMeasured[];
};

/** What is remembered of a finding of today. */
export function seenOf(
  { key, kind, at, text, cases, costMs }: FoundFinding,
  { looked }: Answer,
): SeenFinding {
  const { from, to } = looked;
  const span = from === null || to === null ? undefined : { from, to };
  return { key, kind, at, text, cases, costMs, monthMs: perMonth(costMs, span) };
}

/** The costly first; those that are gone behind all that are there. */
export function viewFindings(told: Told): FindingsView {
  const { about, kept, answer } = told;
  const there = answer.findings.map((finding) =>
    viewOf(told, seenOf(finding, answer), { ...foundToday(finding) }),
  );
  const keys = new Set(there.map(({ key }) => key));
  const gone = [...kept.decisions].flatMap(([key, decisions]) => {
    const seen = decisions.at(-1)?.seen as SeenFinding | undefined;
    return keys.has(key) || seen === undefined ? [] : [viewOf(told, seen, null)];
  });
  const { notEnoughData, tested, looked } = answer;
  return {
    ...{ title: about.title, workflowId: about.workflowId, notEnoughData, tested, looked },
    findings: [...there, ...gone.filter(({ state }) => state !== 'open')],
    reviewedAt: kept.looks[0]?.at ?? null,
  };
}

const foundToday = ({ confidence, proposal, evidence }: FoundFinding): FoundToday => ({
  confidence,
  proposal,
  evidence,
});

function viewOf({ about, kept, effects }: Told, seen: SeenFinding, found: FoundToday | null): FindingView {
  const { key, kind, at, text, cases, costMs, monthMs } = seen;
  const decisions = kept.decisions.get(key) ?? [];
  const effect = effects.find((each) => each.key === key) ?? null;
  const { state, why, version } = lifeOf({
    decisions,
    looks: looksFor(key, kept),
    versions: about.versions,
    today: found === null ? null : seen,
    effect: (effect?.effect ?? null) satisfies FindingEffect | null,
  });
  return {
    ...{ key, kind, at, text, cases, costMs, monthMs, found, state, why, version, effect },
    history: decisions.map((each) => decisionView(each, kept)).reverse(),
  };
}

const looksFor = (key: string, { looks }: KeptLife) =>
  looks.map(({ at, seen }) => ({ at, seen: seen.some((each) => each.key === key) }));

export const decisionView = (
  { seen: _, by, ...decision }: FindingDecision,
  { names }: Pick<KeptLife, 'names'>,
): DecisionView => ({ ...decision, by: by === null ? null : { id: by, name: names.get(by) ?? by } });
