// Branches come together: the case goes on once all of them have come that can, or as many as are needed.
import { z } from 'zod';
import type { Stage, StageId, Workflow } from '../../model/index.ts';
import { advice, error, type Noted } from '../compile/findings.ts';
import { canReach, flowGraph } from '../flow/branches/flow-graph.ts';
import { type Joining, judgeJoin } from '../flow/branches/join.ts';
import type { Progress } from '../flow/progress.ts';
import { wayByRule } from '../flow/ways.ts';
import { known, MOST_COPIES } from './split.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';

const settings = z.strictObject({
  needs: z
    .union([z.literal('all'), z.int().min(1).max(500), z.strictObject({ field: z.string() })])
    .default('all')
    .meta({ title: 'Goes on when', description: 'All branches have come, or so many of them.' }),
  rest: z
    .enum(['run', 'cancel'])
    .default('run')
    .meta({ title: 'The other branches', description: 'Go on and end here, or are cancelled.' }),
  of: z.string().nullable().default(null).meta({
    title: 'Of the split',
    description: 'Whose branches come together here; else the nearest before.',
  }),
});

type Ready = Omit<Joining, 'needs'> & { readonly needs: number | null | { readonly field: string } };

export const join = defineStageKind({
  kind: 'join',
  title: 'Join',
  summary: 'Branches come together before the case goes on.',
  worked: false,
  passes: true,
  listens: true,
  settings,
  prepare({ needs, rest, of }, preparing, { id }): Ready {
    const count = needs === 'all' ? null : typeof needs === 'number' ? needs : known(needs, preparing);
    return { needs: count, rest, of: of ?? splitBefore(preparing.workflow, id) };
  },
  enter: (progress, here) => meet(progress, here, false),
  on: (progress, here, { what }) =>
    what === 'completed' || what === 'tokens-changed' || what === 'stuck'
      ? meet(progress, here, what === 'stuck')
      : REST,
  check: (stage, workflow) => [...unfed(stage, workflow), ...tooMany(stage, workflow)],
});

function meet(progress: Progress, here: Here<Ready>, force: boolean): Onward {
  const { ready } = here;
  const needs =
    ready.needs === null || typeof ready.needs === 'number' ? ready.needs : countIn(progress, ready.needs);
  const joined = judgeJoin(progress, here, { ...ready, needs }, force);
  if (joined.does !== 'go') return REST;
  const onward = wayByRule(progress, here, null);
  return onward.next === 'go' ? { ...onward, closes: joined.closes } : onward;
}

/** An empty field asks for all of them. */
function countIn({ state }: Progress, { field }: { field: string }): number | null {
  const value = state.record[field];
  return typeof value === 'number' ? Math.max(1, Math.floor(value)) : null;
}

/** The nearest split that every way to a join comes through. */
export function splitBefore(workflow: Workflow, join: StageId): StageId | null {
  const { before } = flowGraph(workflow);
  const splits = new Set(workflow.stages.filter(({ kind }) => kind === 'split').map(({ id }) => id));
  const inside = new Set<StageId>();
  for (let at = before.get(join); at !== undefined; at = before.get(at)) {
    if (splits.has(at) && !inside.has(at)) return at;
    // A join on the way there has closed the split before it.
    const closed = workflow.stages.find(({ id, kind }) => id === at && kind === 'join');
    const its = closed === undefined ? null : splitBefore(workflow, closed.id);
    if (its !== null) inside.add(its);
  }
  return null;
}

function unfed({ id, title, settings: { of } }: Stage, workflow: Workflow): Noted[] {
  const at = `stages.${id}.settings.of`;
  if (typeof of === 'string') {
    if (workflow.stages.some((each) => each.id === of && each.kind === 'split')) return [];
    return [
      error(
        'join-of-no-split',
        at,
        `"${of}" is not a split.`,
        'Name a split of this workflow, or leave it out.',
      ),
    ];
  }
  if (splitBefore(workflow, id) !== null) return [];
  const message = `No split comes before "${title}" on every way to it, so there is nothing to bring together.`;
  return [
    advice('join-without-split', `stages.${id}`, message, 'Put a split before it, or name one under of.'),
  ];
}

function tooMany({ id, title, settings: { needs, of } }: Stage, workflow: Workflow): Noted[] {
  const its = typeof of === 'string' ? of : splitBefore(workflow, id);
  const from = workflow.stages.find((each) => each.id === its);
  if (typeof needs !== 'number' || from === undefined || splitsBetween(workflow, from.id, id)) return [];
  const { copies = 1 } = from.settings;
  const most = from.next.length * (typeof copies === 'number' ? copies : MOST_COPIES);
  if (needs <= most) return [];
  const message = `"${title}" waits for ${needs} branches, yet "${from.title}" starts ${most} at most.`;
  return [error('join-needs-too-many', `stages.${id}.settings.needs`, message, 'Ask for fewer, or for all.')];
}

/** Whether branches may split once more on their way, so that more of them come than were started. */
function splitsBetween(workflow: Workflow, split: StageId, join: StageId): boolean {
  const graph = flowGraph(workflow);
  const others = workflow.stages.filter(({ id, kind }) => kind === 'split' && id !== split);
  return others.some(({ id }) => canReach(graph, split, id) && canReach(graph, id, join));
}
