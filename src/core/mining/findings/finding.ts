// What is a finding? Something in a history that costs time, where it is, what it costs, how sure that is, and what to change.
import type { Milliseconds } from '../../base/index.ts';
import type { Proposal } from './proposal.ts';

export const FINDING_KINDS = [
  'bottleneck',
  'handoff',
  'gate',
  'rework',
  'idle-step',
  're-entry',
  'tool-boundary',
  'workaround',
  'drift',
  'overload',
] as const;
export type FindingKindName = (typeof FINDING_KINDS)[number];

/**
 * Where it is. **shape**: an activity, an arrow between two (null is the start or the end), or who does the work; of a handoff to
 * and fro, `from` and `to` are the two who do it.
 */
export type FindingPlace =
  | { readonly activity: string }
  | { readonly from: string | null; readonly to: string | null }
  | { readonly performer: string };

/** One row of what a finding rests on: effect size, interval, period, how many, what is left out. */
export type Evidence = { readonly label: string; readonly value: string };

/**
 * **shape**: `confidence` is one minus the p-value of the test it rests on, adjusted for everything that was tested; `text`
 * one sentence as a manager would say it; `key` stays the same from one look to the next; `caseNumbers` are codes of the log.
 * **units**: `costMs` time lost over the whole log, in the hours in which the place works.
 */
export type Finding = {
  readonly kind: FindingKindName;
  readonly at: FindingPlace;
  readonly cases: number;
  readonly costMs: Milliseconds;
  readonly confidence: number;
  readonly text: string;
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
  readonly key: string;
  readonly caseNumbers: Uint32Array;
};

/** The key of a finding: its kind, its place, and what tells it from another of that kind there. */
export function findingKey(kind: FindingKindName, at: FindingPlace, subject = ''): string {
  const place =
    'activity' in at ? [at.activity] : 'performer' in at ? [at.performer] : [at.from ?? '', at.to ?? ''];
  const form = 'activity' in at ? 'activity' : 'performer' in at ? 'performer' : 'path';
  return [kind, form, ...place, subject].map((part) => part.replace(/[\\/]/g, '\\$&')).join('/');
}
