// Do cases take other ways than they used to, and since when? Told where the share of cases with a step or an arrow moved by at
// least fifteen points.
import type { Milliseconds } from '../../../base/index.ts';
import { mannWhitney } from '../../statistics/mann-whitney.ts';
import { summarise } from '../../statistics/order-statistics.ts';
import { tooFewCases } from '../enough-cases.ts';
import { periodOf } from '../facts/period.ts';
import { findingKey } from '../finding.ts';
import type { Candidate, FindingKind, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { counted, dayInWords, grouped, named, percent, workTime } from '../words.ts';
import { type ChangePoint, changePoint } from './change-point.ts';
import { type Windows, windowsOf } from './windows.ts';

const LEAST_MOVE = 0.15;
const SURE = 0.01;

export const drift: FindingKind = {
  kind: 'drift',
  title: 'Change of ways',
  lacks: tooFewCases,
  find: (ground) => {
    const windows = windowsOf(ground);
    const point = changePoint(windows);
    return point === undefined ? [] : [judge(ground, windows, point)];
  },
};

function judge(ground: FindingGround, windows: Windows, point: ChangePoint): Candidate | Untold {
  const { before, after, pValue } = point;
  if (Math.abs(after - before) < LEAST_MOVE) return { pValue };
  const { from, activity } = point.feature;
  const names = ground.log.activities;
  const to = names[activity] ?? '';
  const at = from === null ? { activity: to } : { from: names[from] ?? '', to };
  const since = dayInWords(windows.begins[point.cut] as number);
  const happens =
    from === null
      ? `${named(to)} is done`
      : `work goes from ${named(names[from] ?? '')} straight to ${named(to)}`;
  const pace = paceOf(ground, windows, point);
  const later = windows.order.subarray(windows.order.length - point.casesAfter);
  return {
    kind: 'drift',
    ...{ at, pValue, cases: point.casesAfter, caseNumbers: Uint32Array.from(later).sort() },
    costMs: Math.max(0, pace.moreMs) * point.casesAfter,
    text: `Since about ${since} ${happens} in ${percent(after)} of the cases, before in ${percent(before)}${pace.says}.`,
    proposal: {
      text: 'Find out what changed then, decide which way is meant, and draw that one.',
      change: null,
    },
    evidence: [
      {
        label: 'Cases before and since',
        value: `${grouped(point.casesBefore)} and ${grouped(point.casesAfter)}`,
      },
      { label: 'Chosen among', value: counted(point.tried, 'comparison') },
      { label: 'Left out', value: 'cases that may not have ended' },
      ...periodOf(ground.log),
    ],
    key: findingKey('drift', at),
  };
}

/** How much longer a case takes than before, in words only where that is certain. */
function paceOf({ log, hours }: FindingGround, { order }: Windows, { casesBefore }: ChangePoint) {
  const lasted = (cases: Int32Array): Float64Array =>
    Float64Array.from(cases, (c) =>
      hours.workingMs(
        log.at[log.caseStarts[c] as number] as number,
        log.at[(log.caseStarts[c + 1] as number) - 1] as number,
      ),
    );
  const [before, since] = [lasted(order.subarray(0, casesBefore)), lasted(order.subarray(casesBefore))];
  const moreMs: Milliseconds = summarise(since).mean - summarise(before).mean;
  if (mannWhitney(since, before).pDiffers > SURE) return { moreMs: 0, says: '' };
  const time = workTime(Math.abs(moreMs), hours);
  return { moreMs, says: `, and a case takes ${time} ${moreMs > 0 ? 'longer' : 'less'}` };
}
