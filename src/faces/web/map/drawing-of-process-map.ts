// A mined map as a drawing: width is how many cases pass, warmth is how long they wait, and one number stands on each path.
import type { ProcessMap } from '../../../core/mining/index.ts';
import { durationText } from '../parts/duration.ts';
import type { DrawnEdge, DrawnNode, FlowDrawing } from './flow-drawing.ts';

/** Which number stands on each path. */
export type MapMeasure = 'cases' | 'median' | 'mean' | 'p90' | 'total';
export const MAP_MEASURES: readonly MapMeasure[] = ['cases', 'median', 'mean', 'p90', 'total'];

type MapPath = ProcessMap['paths'][number];
type MapActivity = ProcessMap['activities'][number];

/** Ids of the two gates; no activity can have them, because its id begins with `a:`. */
export const START = 'start';
export const END = 'end';
export const idOfActivity = (name: string): string => `a:${name}`;
/** The activity that a node stands for; null for a gate. */
export const activityOfId = (id: string): string | null => (id.startsWith('a:') ? id.slice(2) : null);
export const idOfPath = (from: string | null, to: string | null): string => JSON.stringify([from, to]);
export const pathOfId = (id: string): { from: string | null; to: string | null } => {
  const [from = null, to = null] = JSON.parse(id) as (string | null)[];
  return { from, to };
};

/** `scale`: the paths that say what a long wait is, best those of the whole flow, so that a filter changes no colour. */
export function drawingOfProcessMap(
  map: ProcessMap,
  show: MapMeasure,
  scale: readonly MapPath[] = map.paths,
): FlowDrawing {
  const gate = { label: '', weight: map.cases };
  const warmest = warmestOf(scale, show);
  return {
    nodes: [
      { id: START, kind: 'start', ...gate },
      ...map.activities.map(drawnActivity),
      { id: END, kind: 'end', ...gate },
    ],
    edges: map.paths.map((path) => drawnPath(path, show, warmest)),
  };
}

const number = new Intl.NumberFormat('en');

function drawnActivity(activity: MapActivity): DrawnNode {
  const figures = { cases: number.format(activity.cases), times: number.format(activity.events) };
  const working = activity.medianMs === null ? {} : { working: durationText(activity.medianMs) };
  return {
    id: idOfActivity(activity.name),
    label: activity.name,
    kind: 'activity',
    weight: activity.cases,
    figures: { ...figures, ...working },
  };
}

function drawnPath(path: MapPath, show: MapMeasure, warmest: number): DrawnEdge {
  const timed = isTimed(path);
  const figures = {
    cases: number.format(path.cases),
    times: number.format(path.count),
    ...(timed ? timesOf(path) : {}),
  };
  return {
    id: idOfPath(path.from, path.to),
    from: path.from === null ? START : idOfActivity(path.from),
    to: path.to === null ? END : idOfActivity(path.to),
    weight: path.cases,
    heat: timed ? Math.min(1, waitOf(path, show) / warmest) ** 0.6 : null,
    label: show === 'cases' || !timed ? figures.cases : timesOf(path)[show],
    rework: false,
    figures,
  };
}

/** Nobody waits long who waits less than this, however quick the rest is. */
const LEAST_WARM_MS = 600_000;

/** The wait that all but the longest twentieth of passages stay under: one case that lay for a year cools no other path. */
function warmestOf(paths: readonly MapPath[], show: MapMeasure): number {
  const timed = paths.filter(isTimed).sort((a, b) => waitOf(b, show) - waitOf(a, show));
  let left = timed.reduce((sum, { count }) => sum + count, 0) / 20;
  const limit = timed.find(({ count }) => {
    left -= count;
    return left <= 0;
  });
  return Math.max(LEAST_WARM_MS, limit ? waitOf(limit, show) : 0);
}

/** From the start gate and to the end gate no time passes. */
const isTimed = (path: MapPath): boolean => path.from !== null && path.to !== null;

/** What warms a path: the measure shown, or the median where cases are counted. */
function waitOf(path: MapPath, show: MapMeasure): number {
  const waits = {
    cases: path.medianMs,
    median: path.medianMs,
    mean: path.meanMs,
    p90: path.p90Ms,
    total: path.totalMs,
  };
  return waits[show];
}

function timesOf(path: MapPath) {
  return {
    median: durationText(path.medianMs),
    mean: durationText(path.meanMs),
    p90: durationText(path.p90Ms),
    total: durationText(path.totalMs),
  };
}
