// Cases of another workflow run within this one: one, or one for each element of a list. The stage waits until they have
// ended, takes over what they found out, and goes on by how they ended.

import { z } from 'zod';
import type { Json } from '../../base/index.ts';
import type { Stage } from '../../model/index.ts';
import { knownField } from '../actions/known.ts';
import type { Preparing } from '../compile/compiled.ts';
import { error, type Noted } from '../compile/findings.ts';
import { emit, freshId, type Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';

const settings = z.strictObject({
  workflow: z.string().min(1).meta({
    title: 'Workflow',
    description:
      'It may lead back to this one where a rule, a list or a person can end that: twenty cases deep.',
  }),
  values: z
    .record(z.string(), z.string())
    .default({})
    .meta({ title: 'Hands over', description: 'A field there, and the field here that fills it.' }),
  takes: z
    .record(z.string(), z.string())
    .default({})
    .meta({ title: 'Takes back', description: 'A field here, and the field there that fills it.' }),
  each: z
    .strictObject({
      field: z.string().meta({ title: 'Each of the list' }),
      as: z.string().meta({ title: 'Becomes the field there' }),
    })
    .optional()
    .meta({ title: 'One for each', description: 'Of a list field here; as which field there.' }),
  needs: z
    .union([z.literal('all'), z.int().min(1).max(100)])
    .default('all')
    .meta({
      title: 'Goes on when',
      description: 'All of them have ended, or so many; the others are cancelled.',
    }),
});
type Settings = z.output<typeof settings>;

/** Cases that one stage opens at most. */
const MOST_CHILDREN = 100;

export const subflow = defineStageKind({
  kind: 'subflow',
  title: 'Subflow',
  summary: 'Another workflow runs within this one.',
  worked: false,
  ownOutcomes: true,
  settings,
  prepare: checked,
  enter(progress, here) {
    const elements = elementsOf(progress, here.ready);
    for (const [index, element] of elements.entries()) openChild(progress, here, { index, element });
    return elements.length === 0 ? wayByRule(progress, here, null) : REST;
  },
  on(progress, here, happening) {
    if (happening.what === 'completed') return wayByRule(progress, here, happening.outcome);
    return happening.what === 'child-ended' ? afterChild(progress, here, happening.outcome) : REST;
  },
  check: tooMany,
});

function checked(written: Settings, preparing: Preparing): Settings {
  const needed = [...Object.values(written.values), ...Object.keys(written.takes)];
  for (const field of written.each === undefined ? needed : [...needed, written.each.field]) {
    knownField(preparing, field, `${preparing.at}.settings`);
  }
  return written;
}

/** One element that is null stands for the case itself. */
function elementsOf({ state }: Progress, { each }: Settings): readonly (string | null)[] {
  if (each === undefined) return [null];
  const value = state.record[each.field];
  return Array.isArray(value) ? (value as readonly string[]).slice(0, MOST_CHILDREN) : [];
}

function openChild(
  progress: Progress,
  { stage, token, ready }: Here<Settings>,
  { index, element }: { index: number; element: string | null },
): void {
  const { record, caseId, requester, requesterName, depth } = progress.state;
  const values: { [field: string]: Json } = {};
  for (const [there, here] of Object.entries(ready.values)) {
    const value = record[here];
    if (value !== undefined) values[there] = value;
  }
  if (ready.each !== undefined && element !== null) values[ready.each.as] = element;
  const { workflow } = ready;
  emit(progress, {
    type: 'EffectRequested',
    effect: freshId(progress),
    kind: 'open-subflow',
    settings: {
      ...{ workflow, values, parent: caseId, awaited: true, requester, requesterName },
      ...(depth === undefined ? {} : { depth }),
    },
    token: token.token,
    source: `stage ${stage.id}`,
    action: index,
  });
}

/** Goes on once enough have ended: by the outcome of that name where the stage has one, else by rule. */
function afterChild(progress: Progress, here: Here<Settings>, outcome: string | null): Onward {
  const { token } = here.token;
  const { children = [], effects } = progress.state;
  const mine = children.filter((each) => each.token === token);
  const opening = effects.filter((each) => each.token === token);
  const { needs } = here.ready;
  const all = elementsOf(progress, here.ready).length;
  const ended = all - mine.length - opening.length;
  if (mine.length + opening.length > 0 && (needs === 'all' || ended < needs)) return REST;
  const named = here.stage.outcomes.find((each) => each.outcome === (outcome ?? 'cancelled'));
  return wayByRule(progress, here, named?.outcome ?? null);
}

function tooMany({ id, title, settings: { needs, each } }: Stage): Noted[] {
  if (typeof needs !== 'number' || needs <= 1 || each !== undefined) return [];
  const message = `"${title}" waits for ${needs} cases, yet it opens one.`;
  return [
    error(
      'subflow-needs-too-many',
      `stages.${id}.settings.needs`,
      message,
      'Leave needs out, or open one for each.',
    ),
  ];
}
