// What does the map show at these sliders? The most frequent activities and paths, and what is needed so that
// every shown activity is still joined to the start and to the end. All figures are those of the whole log.
import type { EventLog } from '../../event-log/index.ts';
import { type FlowSurvey, type MapActivity, type MapPath, surveyFlow } from './survey.ts';
import { type Arrow, widestTree } from './widest-paths.ts';

/** **units**: shares from 0 to 1 of the activities, and of the paths between the shown ones. */
export type Sliders = { readonly activities: number; readonly paths: number };

/** What is drawn. **shape**: `shown` says how many of how many, so that nothing is left out unsaid. */
export type ProcessMap = {
  readonly cases: number;
  readonly events: number;
  readonly activities: readonly MapActivity[];
  readonly paths: readonly MapPath[];
  readonly shown: {
    readonly activities: number;
    readonly ofActivities: number;
    readonly paths: number;
    readonly ofPaths: number;
  };
};

/** The map of a log. For a slider keep the survey and call `drawMap`. */
export const processMap = (log: EventLog, sliders: Sliders): ProcessMap => drawMap(surveyFlow(log), sliders);

/** Draws a survey at these sliders; takes about a millisecond. */
export function drawMap(survey: FlowSurvey, sliders: Sliders): ProcessMap {
  const { activities, paths } = survey;
  const arrows = arrowsOf(survey);
  const wanted = Math.max(1, Math.ceil(share(sliders.activities) * activities.length));
  const { shown, needed } = joined(arrows, activities.length, Math.min(wanted, activities.length));
  const between = arrows.map((_, i) => i).filter((i) => joins(arrows[i] as Arrow, shown));
  const most = Math.ceil(share(sliders.paths) * between.length);
  const drawnPaths = between
    .filter((i, rank) => needed[i] === 1 || rank < most)
    .map((i) => paths[i] as MapPath);
  const drawn = activities.filter((_, i) => shown[i] === 1);
  return {
    cases: survey.cases,
    events: survey.events,
    activities: drawn,
    paths: drawnPaths,
    shown: {
      activities: drawn.length,
      ofActivities: activities.length,
      paths: drawnPaths.length,
      ofPaths: paths.length,
    },
  };
}

const share = (value: number): number => Math.min(1, Math.max(0, value));

const joins = (arrow: Arrow, shown: Uint8Array): boolean => shown[arrow.from] === 1 && shown[arrow.to] === 1;

// Nodes are the activities by rank, then the start and the end.
function arrowsOf(survey: FlowSurvey): Arrow[] {
  const nodes = new Map(survey.activities.map((activity, i) => [activity.name, i]));
  const [start, end] = [survey.activities.length, survey.activities.length + 1];
  return survey.paths.map((path) => ({
    from: path.from === null ? start : (nodes.get(path.from) ?? start),
    to: path.to === null ? end : (nodes.get(path.to) ?? end),
    count: path.count,
  }));
}

// The wanted activities, and those on their widest ways from the start and to the end, with the arrows of these ways.
function joined(arrows: readonly Arrow[], count: number, wanted: number) {
  const [start, end] = [count, count + 1];
  const fromStart = widestTree(arrows, count + 2, start, false);
  const toEnd = widestTree(arrows, count + 2, end, true);
  const shown = new Uint8Array(count + 2);
  const needed = new Uint8Array(arrows.length);
  shown[start] = shown[end] = 1;
  const queue: number[] = [];
  const show = (node: number): void => {
    if (shown[node] === 1) return;
    shown[node] = 1;
    queue.push(node);
  };
  for (let node = 0; node < wanted; node++) show(node);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const by of [fromStart[node] as number, toEnd[node] as number]) {
      if (by < 0) continue;
      needed[by] = 1;
      show((arrows[by] as Arrow).from);
      show((arrows[by] as Arrow).to);
    }
  }
  return { shown, needed };
}
