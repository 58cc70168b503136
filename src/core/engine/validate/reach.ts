// Can every stage be reached, and can a case end from every stage that can be? The offending path is shown.
import type { Stage, StageId, Workflow } from '../../model/index.ts';
import { error, type Noted } from '../compile/findings.ts';

type Ways = ReadonlyMap<StageId, readonly StageId[]>;

export function checkReach(workflow: Workflow): Noted[] {
  const ways: Ways = new Map(workflow.stages.map((stage) => [stage.id, waysOf(stage)]));
  const reached = pathsFrom(
    ways,
    workflow.intake.map(({ starts }) => starts),
  );
  const ending = endingStages(workflow.stages, ways);
  return workflow.stages.flatMap((stage) => {
    const path = reached.get(stage.id);
    if (path === undefined) return workflow.intake.length === 0 ? [] : [unreachable(stage)];
    return ending.has(stage.id) || !isTrap(stage.id, ways) ? [] : [deadEnd(stage, path, workflow)];
  });
}

const waysOf = ({ next, outcomes }: Stage): StageId[] => [...next, ...outcomes].map(({ to }) => to);

/** Every stage that can be reached, with a shortest path to it. */
function pathsFrom(ways: Ways, starts: readonly StageId[]): ReadonlyMap<StageId, readonly StageId[]> {
  const paths = new Map<StageId, readonly StageId[]>();
  const queue: (readonly StageId[])[] = starts.map((start) => [start]);
  for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
    const at = head.at(-1) ?? '';
    if (paths.has(at) || !ways.has(at)) continue;
    paths.set(at, head);
    for (const to of ways.get(at) ?? []) queue.push([...head, to]);
  }
  return paths;
}

/** The stages from which an end can be reached. */
function endingStages(stages: readonly Stage[], ways: Ways): ReadonlySet<StageId> {
  const ending = new Set(stages.filter(({ kind }) => kind === 'end').map(({ id }) => id));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [id, to] of ways) {
      if (ending.has(id) || !to.some((each) => ending.has(each))) continue;
      ending.add(id);
      grown = true;
    }
  }
  return ending;
}

/** Where a case is stuck itself, and not merely on its way to where it will be: no way on, or only a circle. */
function isTrap(stage: StageId, ways: Ways): boolean {
  const to = ways.get(stage) ?? [];
  return to.length === 0 || pathsFrom(ways, to).has(stage);
}

const unreachable = ({ id, title }: Stage): Noted =>
  error(
    'unreachable',
    `stages.${id}`,
    `No way leads to "${title}".`,
    'Lead a transition here, or remove the stage.',
  );

function deadEnd({ id, title }: Stage, path: readonly StageId[], { stages }: Workflow): Noted {
  const names = path.map((each) => stages.find((stage) => stage.id === each)?.title ?? each).join(' → ');
  const message = `A case that comes to "${title}" can never end (${names}).`;
  return error('dead-end', `stages.${id}`, message, 'Lead a way from here towards an end.');
}
