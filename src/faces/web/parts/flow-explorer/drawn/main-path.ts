// Where do the sliders stand when a map opens? So that the main path is seen: five to nine stages, and few paths.
import { drawMap, type FlowSurvey } from '../../../../../core/mining/index.ts';

const FEWEST = 5;
const MOST = 8;
/** Of the paths between the stages shown, besides those that the main path needs. */
const PATHS_AT_FIRST = 12;

export type SliderPlaces = { readonly activities: number; readonly paths: number };

/** **units**: percent. */
export function openingSliders(survey: FlowSurvey): SliderPlaces {
  const count = survey.activities.length;
  if (count <= MOST) return { activities: 100, paths: pathsAtFirst(survey, 1) };
  // An activity that is wanted may bring others along which join it to the start and the end.
  for (let wanted = MOST; wanted > FEWEST; wanted--) {
    const activities = percentFor(wanted, count);
    if (drawMap(survey, { activities: activities / 100, paths: 0 }).activities.length <= MOST) {
      return { activities, paths: pathsAtFirst(survey, activities / 100) };
    }
  }
  const activities = percentFor(FEWEST, count);
  return { activities, paths: pathsAtFirst(survey, activities / 100) };
}

/** The largest percent that still means so many activities. */
const percentFor = (wanted: number, count: number): number => Math.floor((wanted / count) * 100);

function pathsAtFirst(survey: FlowSurvey, activities: number): number {
  let best = 0;
  for (let percent = 0; percent <= 100; percent += 5) {
    const shown = drawMap(survey, { activities, paths: percent / 100 }).paths.length;
    if (shown > PATHS_AT_FIRST && percent > 0) break;
    best = percent;
  }
  return best;
}
