// Two versions of a workflow on one drawing: what is new, what was removed, and what works otherwise.
import type { Stage, Workflow, WorkflowDifference } from '../../../../core/model/index.ts';
import { drawingOfWorkflow, wayOfId } from '../../map/drawing-of-workflow.ts';
import type { Changed, DrawnEdge, DrawnNode, FlowDrawing } from '../../map/flow-drawing.ts';

type Words = { readonly [change in Changed]: string };

/** The later version, and what it no longer has of the earlier one. A way is the same where it leads to the same stage by the same rule or outcome. */
export function drawingOfChanges(
  before: Workflow,
  after: Workflow,
  { differences, words }: { differences: readonly WorkflowDifference[]; words: Words },
): FlowDrawing {
  const [was, now] = [drawingOfWorkflow(before), drawingOfWorkflow(after)];
  const change = changesOfStages(differences);
  const marked = (node: DrawnNode): DrawnNode => {
    const how = change.get(node.id);
    return how === undefined ? node : { ...node, change: how, sub: words[how] };
  };
  const gone = was.nodes.filter(({ id }) => change.get(id) === 'removed').map(({ at: _, ...node }) => node);
  const [waysBefore, waysNow] = [waysOf(before, was.edges), waysOf(after, now.edges)];
  return {
    nodes: [...now.nodes.map(marked), ...gone.map(marked)],
    edges: [
      ...[...waysNow].map(([key, way]): DrawnEdge => {
        const earlier = waysBefore.get(key);
        if (earlier === undefined) return { ...way.edge, change: 'added' };
        return earlier.says === way.says ? way.edge : { ...way.edge, change: 'changed' };
      }),
      ...[...waysBefore]
        .filter(([key]) => !waysNow.has(key))
        .map(
          ([, { edge }]): DrawnEdge => ({ ...edge, id: `was ${edge.id}`, change: 'removed', dashed: true }),
        ),
    ],
  };
}

function changesOfStages(differences: readonly WorkflowDifference[]): ReadonlyMap<string, Changed> {
  const found = new Map<string, Changed>();
  for (const { about, id, change } of differences) if (about === 'stage') found.set(id, change);
  return found;
}

type Way = { readonly edge: DrawnEdge; readonly says: string };

function waysOf({ stages }: Workflow, edges: readonly DrawnEdge[]): Map<string, Way> {
  const found = new Map<string, Way>();
  for (const edge of edges) {
    const way = wayOfId(edge.id);
    const stage = way.kind === 'intake' ? undefined : stages.find(({ id }) => id === way.stage);
    const says = stage === undefined ? '' : saidBy(stage, way);
    const name = way.kind === 'outcome' ? way.name : way.kind === 'intake' ? 'form' : edge.label;
    const key = `${edge.from}\n${edge.to}\n${name}`;
    // Two ways of the same rule to the same stage are told apart by their order.
    found.set(found.has(key) ? `${key}\n${found.size}` : key, { edge, says });
  }
  return found;
}

function saidBy(stage: Stage, way: ReturnType<typeof wayOfId>): string {
  const said =
    way.kind === 'outcome'
      ? stage.outcomes.find(({ name }) => name === way.name)
      : way.kind === 'transition'
        ? stage.next[way.index]
        : undefined;
  return JSON.stringify(said ?? null);
}
