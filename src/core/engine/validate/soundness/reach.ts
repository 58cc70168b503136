// Can every stage be reached, and can a case end from every stage that can be? The offending path is shown.
// For a workflow of one token that is all that soundness asks; what branches add is judged by their states (flow.ts).
import type { Stage, StageId, Workflow } from '../../../model/index.ts';
import { error, type Noted } from '../../compile/findings.ts';
import { startsIn, waysIn } from '../../flow/branches/flow-graph.ts';
import { circlesOf, everyFrom, reversed, type Ways } from '../circles.ts';
import { MOST_SHOWN, pathWords, titlesIn } from './path-words.ts';

export function checkReach(workflow: Workflow): Noted[] {
  const { stages, intake } = workflow;
  const ways: Ways = waysIn(stages);
  const came = comingFrom(ways, startsIn(workflow));
  const ends = stages.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const ending = new Set(everyFrom(reversed(ways), ends));
  const titles = titlesIn(workflow);
  const circling = new Set(circlesOf(ways).flat());
  return stages.flatMap((stage) => {
    if (!came.has(stage.id)) return intake.length === 0 ? [] : [unreachable(stage)];
    if (ending.has(stage.id)) return [];
    // Where a case is stuck itself, and not merely on its way to where it will be: no way on, or only a circle.
    const isTrap = ways.get(stage.id)?.length === 0 || circling.has(stage.id);
    return isTrap ? [deadEnd(stage, pathWords(titles, wayTo(stage.id, came)))] : [];
  });
}

/** The stage before it on a shortest path from a start; null at the starts themselves. */
type Came = ReadonlyMap<StageId, StageId | null>;

function comingFrom(ways: Ways, starts: readonly StageId[]): Came {
  const came = new Map<StageId, StageId | null>();
  const queue: StageId[] = [];
  const come = (to: StageId, from: StageId | null): void => {
    if (came.has(to) || !ways.has(to)) return;
    came.set(to, from);
    queue.push(to);
  };
  for (const start of starts) come(start, null);
  // It grows as it is walked.
  for (const from of queue) for (const to of ways.get(from) ?? []) come(to, from);
  return came;
}

function wayTo(stage: StageId, came: Came): StageId[] {
  const path: StageId[] = [];
  for (let at: StageId | null = stage; at !== null && path.length <= MOST_SHOWN; at = came.get(at) ?? null)
    path.push(at);
  return path.reverse();
}

const unreachable = ({ id, title }: Stage): Noted =>
  error(
    'unreachable',
    `stages.${id}`,
    `No way leads to "${title}".`,
    'Lead a transition here, or remove the stage.',
  );

function deadEnd({ id, title }: Stage, path: string): Noted {
  const message = `A case that comes to "${title}" can never end (${path}).`;
  return error('dead-end', `stages.${id}`, message, 'Lead a way from here towards an end.');
}
