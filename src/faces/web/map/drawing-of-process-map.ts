// A mined map as a drawing: width is how many cases pass, warmth is how long they wait, and one number stands on each path.
import type { ProcessMap } from '../../../core/mining/index.ts';
import type { DrawnEdge, DrawnNode, Figures, FlowDrawing } from './flow-drawing.ts';
import {
  isTimed,
  isTiming,
  type MapHeat,
  type MapMeasure,
  type MapPath,
  type MapTimes,
  TIMING,
  type Timing,
  timeText,
  warming,
} from './map-measure.ts';

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

type Shown = {
  /** Which number stands on each path. */
  readonly show: MapMeasure;
  readonly heat?: MapHeat;
  /** The paths that say what much is, best those of the whole flow, so that a filter changes no colour. */
  readonly scale?: readonly MapPath[] | undefined;
};

export function drawingOfProcessMap(
  map: ProcessMap,
  { show, heat = 'time', scale = map.paths }: Shown,
): FlowDrawing {
  const gate = { label: '', weight: map.cases };
  const warm = warming(scale, show, heat);
  return {
    nodes: [
      { id: START, kind: 'start', ...gate },
      ...map.activities.map((activity) => drawnActivity(activity, map.cases)),
      { id: END, kind: 'end', ...gate },
    ],
    edges: map.paths.map((path) => ({ ...drawnPath(path, show, map.cases), heat: warm(path) })),
  };
}

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

const shareText = (cases: number, of: number): string => percent.format(of === 0 ? 0 : cases / of);

function drawnActivity(activity: MapActivity, of: number): DrawnNode {
  const { cases, events, casesWithRepeats, waiting, working } = activity;
  return {
    id: idOfActivity(activity.name),
    label: activity.name,
    kind: 'activity',
    weight: cases,
    figures: {
      cases: number.format(cases),
      share: shareText(cases, of),
      times: number.format(events),
      repeats: number.format(casesWithRepeats),
      ...{
        waiting: told(waiting, 'median'),
        waitingMean: told(waiting, 'mean'),
        waitingP90: told(waiting, 'p90'),
      },
      ...{
        working: told(working, 'median'),
        workingMean: told(working, 'mean'),
        workingP90: told(working, 'p90'),
      },
    },
  };
}

const told = (times: MapTimes | null, timing: Timing): string | null => times && timeText(times, timing);

function drawnPath(path: MapPath, show: MapMeasure, of: number): DrawnEdge {
  const counts = {
    cases: number.format(path.cases),
    share: shareText(path.cases, of),
    times: number.format(path.count),
  };
  const timed = isTimed(path);
  const times: Figures = timed
    ? Object.fromEntries(TIMING.map((timing) => [timing, timeText(path, timing)]))
    : {};
  return {
    id: idOfPath(path.from, path.to),
    from: path.from === null ? START : idOfActivity(path.from),
    to: path.to === null ? END : idOfActivity(path.to),
    weight: path.cases,
    heat: null,
    label: isTiming(show) ? (times[show] ?? counts.cases) : counts[show],
    rework: false,
    figures: { ...counts, ...times },
  };
}
