// What findings look like on the wire: where each stands, what was decided, what a version did, and the review.
import * as z from 'zod';
import {
  FIGURE_NAMES,
  FINDING_CHANGES,
  FINDING_DECISIONS,
  FINDING_STATES,
} from '../../../core/mining/index.ts';
import type {
  DecisionView,
  EffectMeasured,
  FindingsView,
  FindingView,
  WorkflowReview,
} from '../../../shell/service/index.ts';
import { iso, isoOrNull, isoTime } from './flow-shapes.ts';
import { changeOnTheWire, changeSchema } from './proposed-change-shape.ts';

const placeSchema = z
  .union([
    z.object({ activity: z.string() }),
    z.object({ from: z.string().nullable(), to: z.string().nullable() }),
    z.object({ performer: z.string() }),
  ])
  .meta({ id: 'FindingPlace' });

export const answerSchema = z.union([z.literal('next'), z.int().min(1)]).nullable();

const whoSchema = z.object({ id: z.string(), name: z.string() }).nullable();

const decisionSchema = z
  .object({
    at: isoTime,
    by: whoSchema,
    decision: z.enum(FINDING_DECISIONS),
    reason: z.string().nullable(),
    answer: answerSchema,
  })
  .meta({ id: 'FindingDecision' });

const known = z.number().nullable();

const figureSchema = z
  .object({ name: z.enum(FIGURE_NAMES), value: known, low: known, high: known, count: z.int() })
  .meta({
    id: 'StandingFigure',
    description:
      'Milliseconds of working time for `wait` and `gap`, a share of 0 to 1 for all others; 95% bounds.',
  });

const effectSchema = z
  .object({
    effect: z.enum(['still-there', 'less', 'gone', 'too-early']),
    before: figureSchema,
    since: figureSchema,
    casesBefore: z.int(),
    casesSince: z.int(),
  })
  .meta({ id: 'FindingEffect' });

const findingSchema = z
  .object({
    key: z.string(),
    kind: z.string(),
    at: placeSchema,
    text: z.string(),
    cases: z.int(),
    costMs: z.number(),
    monthMs: z.number(),
    found: z
      .object({
        confidence: z.number(),
        proposal: z.object({
          text: z.string(),
          change: changeSchema.nullable(),
          undrawable: z.string().nullable(),
        }),
        evidence: z.array(z.object({ label: z.string(), value: z.string() })),
      })
      .nullable(),
    state: z.enum(FINDING_STATES),
    why: z.enum(['came-back', 'grew', 'never-left']).nullable(),
    version: z.int().nullable(),
    effect: effectSchema.nullable(),
    history: z.array(decisionSchema),
  })
  .meta({ id: 'Finding' });

export const findingsSchema = z
  .object({
    title: z.string(),
    workflowId: z.string().nullable(),
    findings: z.array(findingSchema),
    notEnoughData: z.array(z.object({ kind: z.string(), why: z.string() })),
    tested: z.int(),
    looked: z.object({
      cases: z.int(),
      events: z.int(),
      from: isoTime.nullable(),
      to: isoTime.nullable(),
      dayMs: z.number(),
      hoursLearnt: z.boolean(),
    }),
    reviewedAt: isoTime.nullable(),
  })
  .meta({
    id: 'Findings',
    description:
      'What stands out, the costly first; costs in milliseconds of working time. A finding that is gone has no `found`; `undrawable` says why its change cannot be made in Design.',
  });

const decisionOnTheWire = ({
  at,
  by,
  decision,
  reason,
  answer,
}: DecisionView): z.input<typeof decisionSchema> => ({
  ...{ at: iso(at), by, decision, reason, answer },
});

const numberOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

const figureOnTheWire = ({
  name,
  value,
  low,
  high,
  count,
}: EffectMeasured['before']): z.input<typeof figureSchema> => ({
  ...{ name, count },
  ...{ value: numberOrNull(value), low: numberOrNull(low), high: numberOrNull(high) },
});

const effectOnTheWire = (measured: EffectMeasured): z.input<typeof effectSchema> => ({
  effect: measured.effect,
  before: figureOnTheWire(measured.before),
  since: figureOnTheWire(measured.since),
  casesBefore: measured.casesBefore,
  casesSince: measured.casesSince,
});

function findingOnTheWire(view: FindingView): z.input<typeof findingSchema> {
  const { found, effect, history, ...rest } = view;
  return {
    ...rest,
    found: found && {
      confidence: found.confidence,
      proposal: {
        text: found.proposal.text,
        change: changeOnTheWire(found.proposal.change),
        undrawable: found.undrawable ?? null,
      },
      evidence: found.evidence.map(({ label, value }) => ({ label, value })),
    },
    effect: effect && effectOnTheWire(effect),
    history: history.map(decisionOnTheWire),
  };
}

export const findingsOnTheWire = (view: FindingsView): z.input<typeof findingsSchema> => ({
  ...{ title: view.title, workflowId: view.workflowId, tested: view.tested },
  findings: view.findings.map(findingOnTheWire),
  notEnoughData: view.notEnoughData.map(({ kind, why }) => ({ kind, why })),
  looked: { ...view.looked, from: isoOrNull(view.looked.from), to: isoOrNull(view.looked.to) },
  reviewedAt: isoOrNull(view.reviewedAt),
});

const figuresSchema = z
  .object({
    key: z.string(),
    kind: z.string(),
    text: z.string(),
    cases: z.int(),
    costMs: z.number(),
    monthMs: z.number(),
  })
  .meta({ id: 'FindingFigures' });

export const reviewSchema = z
  .object({
    workflowId: z.string(),
    title: z.string(),
    lookedAt: isoTime.nullable(),
    lookedBy: z.string().nullable(),
    cases: z.int(),
    dayMs: z.number(),
    changes: z.array(
      z.object({
        key: z.string(),
        what: z.enum(FINDING_CHANGES),
        before: figuresSchema.nullable(),
        now: figuresSchema.nullable(),
        state: z.string(),
        why: z.string().nullable(),
      }),
    ),
    decided: z.array(decisionSchema.extend({ key: z.string(), text: z.string() })),
  })
  .meta({
    id: 'FindingsReview',
    description: 'What changed since the last look at the findings of one workflow.',
  });

type Figures = NonNullable<WorkflowReview['changes'][number]['now']>;

const figuresOnTheWire = ({
  key,
  kind,
  text,
  cases,
  costMs,
  monthMs,
}: Figures): z.input<typeof figuresSchema> => ({
  ...{ key, kind, text, cases, costMs, monthMs },
});

export const reviewOnTheWire = (review: WorkflowReview): z.input<typeof reviewSchema> => ({
  ...review,
  lookedAt: isoOrNull(review.lookedAt),
  changes: review.changes.map(({ key, what, before, now, state, why }) => ({
    ...{ key, what, state, why },
    before: before && figuresOnTheWire(before),
    now: now && figuresOnTheWire(now),
  })),
  decided: review.decided.map((decision) => ({
    ...decisionOnTheWire(decision),
    ...{ key: decision.key, text: decision.text },
  })),
});
