// The numbers of one stone or path of the map, in the words of a reader: how often, how long, and what is not recorded.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { activityOfId, pathOfId } from '../../map/drawing-of-process-map.ts';
import type { MapTarget } from '../../map/flow-drawing.ts';
import { type MapTimes, timeText } from '../../map/map-measure.ts';
import type { Flow } from '../../wire.ts';

/** **shape**: name and value of each number; none where no case passes. */
export type Numbers = readonly (readonly [string, string])[];

const count = new Intl.NumberFormat('en');
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function useNumbers({ survey }: Flow, { kind, id }: MapTarget): Numbers {
  const { t } = useTranslation();
  if (kind === 'edge') return pathNumbers(t, survey, id);
  const name = activityOfId(id);
  if (name === null) return [[t('flow.number.cases'), ofCases(survey.cases, survey.cases)]];
  return activityNumbers(t, survey, name);
}

const ofCases = (cases: number, of: number) =>
  `${count.format(cases)} (${share.format(of === 0 ? 0 : cases / of)})`;

function pathNumbers(t: TFunction, survey: Flow['survey'], id: string): Numbers {
  const { from, to } = pathOfId(id);
  const path = survey.paths.find((each) => each.from === from && each.to === to);
  if (!path) return [];
  const passages: Numbers = [
    [t('flow.number.cases'), ofCases(path.cases, survey.cases)],
    [t('flow.number.times'), count.format(path.count)],
  ];
  if (from === null || to === null) return passages;
  return [
    ...passages,
    [t('flow.number.median'), timeText(path, 'median')],
    [t('flow.number.mean'), timeText(path, 'mean')],
    [t('flow.number.p90'), timeText(path, 'p90')],
    [t('flow.number.range'), `${timeText(path, 'min')} – ${timeText(path, 'max')}`],
    [t('flow.number.total'), timeText(path, 'total')],
  ];
}

function activityNumbers(t: TFunction, survey: Flow['survey'], name: string): Numbers {
  const activity = survey.activities.find((each) => each.name === name);
  if (!activity) return [];
  return [
    [t('flow.number.cases'), ofCases(activity.cases, survey.cases)],
    [t('flow.number.times'), count.format(activity.events)],
    [t('flow.number.repeats'), ofCases(activity.casesWithRepeats, survey.cases)],
    [t('flow.number.waiting'), spread(t, activity.waiting)],
    [t('flow.number.working'), spread(t, activity.working)],
  ];
}

function spread(t: TFunction, times: MapTimes | null): string {
  if (times === null) return t('flow.notRecorded');
  const said = {
    median: timeText(times, 'median'),
    mean: timeText(times, 'mean'),
    p90: timeText(times, 'p90'),
  };
  return t('flow.number.spread', said);
}
