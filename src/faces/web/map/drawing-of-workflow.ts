// A designed workflow as a drawing: its stages by kind, and its transitions with the condition or the outcome that takes them.
import type { Stage, Workflow } from '../../../core/model/index.ts';
import type { DrawnEdge, DrawnKind, DrawnNode, FlowDrawing } from './flow-drawing.ts';

/** Id of the gate where forms open cases; no stage can have it. */
export const INTAKE_GATE = '>';
/** First ways weigh more than the others, so that the way most cases should take is the straight one. */
const FIRST = 4;
const OTHER = 1;

export type WayOfWorkflow =
  | { kind: 'intake'; index: number }
  | { kind: 'transition'; stage: string; index: number }
  | { kind: 'outcome'; stage: string; name: string };

export const idOfWay = (way: WayOfWorkflow): string => JSON.stringify(way);
export const wayOfId = (id: string): WayOfWorkflow => JSON.parse(id) as WayOfWorkflow;

/** `otherwise` is written on the way that is taken when no condition holds, where there is a condition beside it. */
export function drawingOfWorkflow(workflow: Workflow, otherwise = ''): FlowDrawing {
  const gate: DrawnNode = { id: INTAKE_GATE, label: '', kind: 'start', weight: FIRST };
  const intakes = workflow.intake.map((intake, index): DrawnEdge => {
    const id = idOfWay({ kind: 'intake', index });
    const label = workflow.intake.length > 1 ? intake.title : '';
    return { ...plain, id, from: INTAKE_GATE, to: intake.starts, weight: index === 0 ? FIRST : OTHER, label };
  });
  return {
    nodes: [gate, ...workflow.stages.map((stage) => drawnStage(stage, workflow))],
    edges: [...intakes, ...workflow.stages.flatMap((stage) => waysOf(stage, otherwise))],
  };
}

const plain = { heat: null, rework: false } as const;
const KINDS: readonly string[] = [
  'work',
  'approval',
  'automatic',
  'decide',
  'split',
  'join',
  'subflow',
  'scope',
  'wait',
  'end',
];

function drawnStage(stage: Stage, workflow: Workflow): DrawnNode {
  const kind = KINDS.includes(stage.kind) ? (stage.kind as DrawnKind) : 'work';
  const at = workflow.canvas[stage.id];
  return {
    id: stage.id,
    label: stage.title,
    kind,
    weight: 1,
    figures: { kind },
    ...(at ? { at } : {}),
  };
}

function waysOf(stage: Stage, otherwise: string): DrawnEdge[] {
  const outcomes = stage.outcomes.map((outcome, index): DrawnEdge => {
    const id = idOfWay({ kind: 'outcome', stage: stage.id, name: outcome.name });
    const figures = { condition: outcome.title, carries: outcome.carries.join(', ') };
    return { ...wayTo(stage, outcome, index), id, label: outcome.title, figures };
  });
  const transitions = stage.next.map((transition, index): DrawnEdge => {
    const id = idOfWay({ kind: 'transition', stage: stage.id, index });
    const isElse = stage.kind !== 'split' && stage.next.some(({ when }) => when !== null);
    const label = transition.when ?? (isElse ? otherwise : '');
    const figures = { condition: label, carries: transition.carries.join(', ') };
    return { ...wayTo(stage, transition, index + outcomes.length), id, label, figures };
  });
  return [...outcomes, ...transitions];
}

function wayTo(stage: Stage, way: { to: string; rework: boolean }, index: number) {
  const weight = way.rework ? OTHER / 2 : index === 0 ? FIRST : OTHER;
  return { heat: null, from: stage.id, to: way.to, weight, rework: way.rework };
}
