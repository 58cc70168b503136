// The real flow with the intended one laid over it: what the workflow does not have is crossed, what never happens is dotted.
import type { MarkedFlow } from '../../../core/mining/index.ts';
import { END, idOfActivity, idOfPath, START } from './drawing-of-process-map.ts';
import type { DrawnEdge, DrawnNode, FlowDrawing } from './flow-drawing.ts';

/** The sign of what is not meant, besides its colour. */
const CROSS = '✕';

/** Adds what never happens between the things drawn; a stage that nobody ever did joins them with its paths. */
export function withMarks(drawing: FlowDrawing, { activities, paths }: MarkedFlow): FlowDrawing {
  const missing = activities.filter(({ mark }) => mark === 'never-happens');
  const foreign = new Set(
    activities.flatMap(({ name, mark }) => (mark === 'not-in-model' ? [idOfActivity(name)] : [])),
  );
  const off = new Set(
    paths.flatMap(({ from, to, mark }) => (mark === 'not-in-model' ? [idOfPath(from, to)] : [])),
  );
  const nodes = [
    ...drawing.nodes.map(
      (node): DrawnNode => (foreign.has(node.id) ? { ...node, meant: 'not-in-model' } : node),
    ),
    ...missing.map(neverDone),
  ];
  const drawn = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: [
      ...drawing.edges.map((edge) => (off.has(edge.id) ? crossed(edge) : edge)),
      ...paths.filter(({ mark }) => mark === 'never-happens').flatMap((path) => neverTaken(path, drawn)),
    ],
  };
}

const crossed = (edge: DrawnEdge): DrawnEdge => ({
  ...edge,
  label: `${CROSS} ${edge.label}`,
  meant: 'not-in-model',
});

const neverDone = ({ name }: { name: string }): DrawnNode => ({
  ...{ id: idOfActivity(name), label: name, kind: 'activity', weight: 0, meant: 'never-happens' },
});

function neverTaken(
  { from, to }: { from: string | null; to: string | null },
  drawn: ReadonlySet<string>,
): DrawnEdge[] {
  const ends = { from: from === null ? START : idOfActivity(from), to: to === null ? END : idOfActivity(to) };
  if (!drawn.has(ends.from) || !drawn.has(ends.to)) return [];
  const plain = { weight: 0, heat: null, label: '', rework: false, meant: 'never-happens' } as const;
  return [{ id: idOfPath(from, to), ...ends, ...plain }];
}
