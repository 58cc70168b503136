// The case goes on in several branches at once: all ways are taken, those with a rule where it holds.

import { z } from 'zod';
import { reject } from '../../model/index.ts';
import type { Preparing } from '../compile/compiled.ts';
import { error } from '../compile/findings.ts';
import { raiseIncident } from '../flow/incident.ts';
import { factsOf, type Progress } from '../flow/progress.ts';
import { isOpen } from '../flow/ways.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';

/** Branches that each way starts at most. */
export const MOST_COPIES = 100;

const settings = z.strictObject({
  copies: z
    .union([z.int().min(1).max(MOST_COPIES), z.strictObject({ field: z.string() })])
    .default(1)
    .meta({
      title: 'How often',
      description: 'How many branches each way starts: a number, or a number field.',
    }),
});

type Copies = number | { readonly field: string };

export const split = defineStageKind({
  kind: 'split',
  title: 'Split',
  summary: 'The case goes on in several branches at once.',
  worked: false,
  passes: true,
  branches: true,
  settings,
  prepare: ({ copies }, preparing): Copies =>
    typeof copies === 'number' ? copies : known(copies, preparing),
  enter: startAll,
  on: (progress, here, { what }) => (what === 'completed' ? startAll(progress, here) : REST),
});

function startAll(progress: Progress, { stage, ready }: Here<Copies>): Onward {
  const facts = factsOf(progress, null);
  const failures: string[] = [];
  const ways = stage.next.filter((way) => isOpen(progress, way, facts, failures));
  const copies = Math.min(MOST_COPIES, typeof ready === 'number' ? ready : countIn(progress, ready.field));
  if (ways.length === 0 || copies < 1) {
    return { next: 'refuse', rejection: reject('no-way-on', { stage: stage.id }) };
  }
  for (const failure of failures) raiseIncident(progress, failure);
  return { next: 'fork', ways: ways.flatMap((way) => Array.from({ length: copies }, () => way)) };
}

function countIn({ state }: Progress, field: string): number {
  const value = state.record[field];
  return typeof value === 'number' ? Math.floor(value) : 0;
}

/** A number field of the record. */
export function known(copies: { field: string }, { workflow, note, at }: Preparing): { field: string } {
  if (workflow.record[copies.field]?.type === 'number') return copies;
  const message = `"${copies.field}" is not a number field of the record.`;
  note(error('no-number-field', `${at}.settings`, message, 'Name a number field, or write a number.'));
  return copies;
}
