// A run on the drawing of its workflow: what it came by is strong and says so, the rest is pale.
import type { Workflow } from '../../../../core/model/index.ts';
import { drawingOfWorkflow, INTAKE_GATE, wayOfId } from '../../map/drawing-of-workflow.ts';
import { type DrawnEdge, type FlowDrawing, isGate } from '../../map/flow-drawing.ts';
import type { DryRun } from '../../wire.ts';

export type RunWords = {
  readonly here: string;
  readonly skipped: string;
  readonly been: (times: number) => string;
};

type Walked = DryRun['walked'];
type WalkedStage = Walked['stages'][number];

export function drawingOfRun(workflow: Workflow, walked: Walked, words: RunWords): FlowDrawing {
  const drawing = drawingOfWorkflow(workflow);
  const stages = new Map(walked.stages.map((stage) => [stage.stage, stage]));
  return {
    nodes: drawing.nodes.map((node) => {
      const stage = stages.get(node.id);
      const isBegin = node.id === INTAKE_GATE && walked.stages.length > 0;
      if (stage === undefined) return { ...node, weight: isBegin ? 1 : 0 };
      const text = said(stage, words);
      // A gate has one line.
      const told = isGate(node) ? { label: `${node.label} · ${text}` } : { sub: text };
      return { ...node, weight: 1, ...told, ...(stage.here ? { change: 'added' as const } : {}) };
    }),
    edges: drawing.edges.map((edge) => ({ ...edge, quiet: !wasWalked(edge, walked) })),
  };
}

function said({ here, skipped, times }: WalkedStage, words: RunWords): string {
  if (here) return words.here;
  return skipped ? words.skipped : words.been(times);
}

/** Of several ways between two stages, the one by whose outcome the case went on. */
function wasWalked({ id, from, to }: DrawnEdge, { ways }: Walked): boolean {
  const way = wayOfId(id);
  const outcome = way.kind === 'outcome' ? way.name : undefined;
  return ways.some(
    (each) =>
      (each.from ?? INTAKE_GATE) === from &&
      each.to === to &&
      (outcome === undefined || each.outcome === outcome),
  );
}
