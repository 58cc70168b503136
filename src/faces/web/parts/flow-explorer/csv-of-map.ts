// What is drawn, as rows for a spreadsheet: the stages first, then the paths, with every figure of the map.
import type { ProcessMap } from '../../../../core/mining/index.ts';
import { csvRows } from '../../chart/written.ts';
import { isTimed, type MapTimes, msOf, TIMING } from '../../map/map-measure.ts';

const timesHead = (of: string): string[] => TIMING.map((timing) => `${of}_${timing}_ms`);
const HEAD = [
  ...['activity', 'from', 'to', 'cases', 'share', 'times', 'cases_that_repeat'],
  ...timesHead('path'),
  ...timesHead('waiting'),
  ...timesHead('working'),
];

/** **units**: milliseconds; shares of the cases from 0 to 1. What a history does not tell is empty, never 0. */
export function csvOfMap({ activities, paths, cases: all }: ProcessMap): string {
  const share = (cases: number) => (all === 0 ? 0 : cases / all);
  return csvRows([
    HEAD,
    ...activities.map(({ name, events, cases, casesWithRepeats, waiting, working }) => [
      ...[name, '', '', cases, share(cases), events, casesWithRepeats],
      ...[...timesIn(null), ...timesIn(waiting), ...timesIn(working)],
    ]),
    ...paths.map((path) => [
      ...['', path.from ?? 'START', path.to ?? 'END', path.cases, share(path.cases), path.count, ''],
      ...[...timesIn(isTimed(path) ? path : null), ...timesIn(null), ...timesIn(null)],
    ]),
  ]);
}

const timesIn = (times: MapTimes | null): (string | number)[] =>
  TIMING.map((timing) => (times === null ? '' : msOf(times, timing)));
