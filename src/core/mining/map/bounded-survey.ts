// How much of a flow is drawn at most? Where a log has more activities than anybody reads (an id was taken for one), the
// frequent ones and the paths between them: enough for a map, and never more than a page can hold.
import type { FlowSurvey } from './survey.ts';

const MOST_ACTIVITIES = 2_000;
const MOST_PATHS = 20_000;

/** The survey of the most frequent activities, and of the most frequent paths between them; in the order they had. */
export function boundedSurvey(survey: FlowSurvey): FlowSurvey {
  const activities = frequent(survey.activities, MOST_ACTIVITIES, ({ events }) => events);
  if (activities === survey.activities && survey.paths.length <= MOST_PATHS) return survey;
  const known = new Set<string | null>([null, ...activities.map(({ name }) => name)]);
  const between = survey.paths.filter(({ from, to }) => known.has(from) && known.has(to));
  return { ...survey, activities, paths: frequent(between, MOST_PATHS, ({ count }) => count) };
}

function frequent<Each>(all: readonly Each[], most: number, of: (each: Each) => number): readonly Each[] {
  if (all.length <= most) return all;
  const order = Array.from(all.keys()).sort((a, b) => of(all[b] as Each) - of(all[a] as Each) || a - b);
  return order
    .slice(0, most)
    .sort((a, b) => a - b)
    .map((place) => all[place] as Each);
}
