// The design as the canvas draws it: rules in words, who has each stage, and a mark where something is to mend.
import type { Diagnostic, OwnerRule, Workflow } from '../../../../core/model/index.ts';
import { describeRule } from '../../../../core/rules/index.ts';
import { drawingOfWorkflow, wayOfId } from '../../map/drawing-of-workflow.ts';
import type { DrawnEdge, DrawnNode, FlowDrawing } from '../../map/flow-drawing.ts';
import { compactRule } from '../rule/compact-rule.ts';
import { titlesOf } from '../rule/titles.ts';
import { placeOf } from '../state/place.ts';
import { NOT_YET } from '../state/reshape.ts';

export type DesignWords = {
  readonly otherwise: string;
  readonly never: string;
  readonly owner: (rule: OwnerRule) => string;
};

export function drawingOfDesign(
  workflow: Workflow,
  diagnostics: readonly Diagnostic[],
  words: DesignWords,
): FlowDrawing {
  const drawing = drawingOfWorkflow(workflow, words.otherwise);
  const states = statesOf(diagnostics);
  const owners = new Map(workflow.stages.map(({ id, owner }) => [id, owner]));
  const titles = titlesOf(workflow.record);
  const nodes = drawing.nodes.map((node): DrawnNode => {
    const state = states.get(node.id);
    const owner = owners.get(node.id) ?? null;
    return { ...node, ...(state ? { state } : {}), ...(owner ? { sub: words.owner(owner) } : {}) };
  });
  const edges = drawing.edges.map((edge) => edgeInWords(edge, workflow, titles, words));
  return { nodes, edges };
}

function edgeInWords(
  edge: DrawnEdge,
  workflow: Workflow,
  titles: Readonly<Record<string, string>>,
  words: DesignWords,
): DrawnEdge {
  const way = wayOfId(edge.id);
  if (way.kind !== 'transition') return edge;
  const when = workflow.stages.find(({ id }) => id === way.stage)?.next[way.index]?.when ?? null;
  if (when === null) return edge;
  const label =
    when === NOT_YET ? words.never : (compactRule(when, workflow.record) ?? describeRule(when, titles));
  return { ...edge, label, dashed: when === NOT_YET, figures: { ...edge.figures, condition: label } };
}

/** An error weighs more than advice. */
function statesOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, 'error' | 'advice'> {
  const states = new Map<string, 'error' | 'advice'>();
  for (const { at, severity } of diagnostics) {
    const place = placeOf(at);
    if (place.shows === 'stage' && states.get(place.stage) !== 'error') states.set(place.stage, severity);
  }
  return states;
}
