// Can every stage be reached, and can a case end from every stage that can be? The offending path is shown.
// A join waits only for what can still come and joins never wait for each other alone, so a case that stands where a way
// leads to an end can end: what can be reached on the drawing is all that soundness asks.
import type { Stage, StageId, Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';
import { startsIn, waysIn } from '../flow/branches/flow-graph.ts';
import { circlesOf, everyFrom, reversed, type Ways } from './circles.ts';

export function checkReach(workflow: Workflow): Noted[] {
  const { stages, intake } = workflow;
  const ways: Ways = waysIn(stages);
  const came = comingFrom(ways, startsIn(workflow));
  const ends = stages.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const ending = new Set(everyFrom(reversed(ways), ends));
  const circling = new Set(circlesOf(ways).flat());
  const titles = new Map(stages.map(({ id, title }) => [id, title]));
  return stages.flatMap((stage) => {
    if (!came.has(stage.id)) return intake.length === 0 ? [] : [unreachable(stage)];
    if (ending.has(stage.id)) return [];
    // Where a case is stuck itself, and not merely on its way to where it will be: no way on, or only a circle.
    const isTrap = ways.get(stage.id)?.length === 0 || circling.has(stage.id);
    return isTrap ? [deadEnd(stage, wayTo(stage.id, came), titles)] : [];
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
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at] ?? '';
    for (const to of ways.get(from) ?? []) come(to, from);
  }
  return came;
}

/** As many of the last stages as a sentence can hold; null stands for those before. */
const MOST_SHOWN = 12;

function wayTo(stage: StageId, came: Came): (StageId | null)[] {
  const path: (StageId | null)[] = [];
  for (let at: StageId | null = stage; at !== null; at = came.get(at) ?? null) {
    if (path.length === MOST_SHOWN) return [null, ...path.reverse()];
    path.push(at);
  }
  return path.reverse();
}

const unreachable = ({ id, title }: Stage): Noted =>
  error(
    'unreachable',
    `stages.${id}`,
    `No way leads to "${title}".`,
    'Lead a transition here, or remove the stage.',
  );

function deadEnd(
  { id, title }: Stage,
  path: readonly (StageId | null)[],
  titles: ReadonlyMap<StageId, string>,
): Noted {
  const names = path.map((each) => (each === null ? '…' : (titles.get(each) ?? each))).join(' → ');
  const message = `A case that comes to "${title}" can never end (${names}).`;
  return error('dead-end', `stages.${id}`, message, 'Lead a way from here towards an end.');
}
