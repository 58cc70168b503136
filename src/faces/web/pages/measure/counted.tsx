// What is counted here: how many cases, over which time, and, where business time counts, in which hours.
import { useTranslation } from 'react-i18next';
import { type Frame, wholeSpan } from './charts/frame.ts';
import style from './measure.module.css';
import type { Behind } from './use-measured.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Props = { frame: Frame; time: 'calendar' | 'business'; onOpen: (behind: Behind) => void };

export function Counted({ frame, time, onOpen }: Props) {
  const { t } = useTranslation();
  const { cases, ended, open } = frame.told.counted;
  const opens = (count: number, words: string, measure: string) =>
    count === 0 ? (
      words
    ) : (
      <button type="button" className={style.count} onClick={() => onOpen({ measure })}>
        {words}
      </button>
    );
  const about = [wholeSpan(frame), ...(time === 'business' ? [hoursText(frame)] : [])];
  return (
    <p className={`quiet figures ${style.counted}`}>
      {opens(cases, t('measure.countedCases', { count: cases }), 'demand')} ·{' '}
      {opens(ended, t('measure.countedEnded', { count: ended }), 'throughput')},{' '}
      {opens(open, t('measure.countedOpen', { count: open }), 'work-in-progress')} · {about.join(' · ')}
    </p>
  );
}

/** As in "business hours Mon–Fri 09:00-17:00, UTC": days with the same hours together. */
function hoursText({ t, told }: Frame): string {
  const { week, zone, holidays } = told.hours;
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const day of DAYS) {
    const hours = (week[day] ?? []).join(' ');
    const run = runs.at(-1);
    if (hours === '') runs.push({ first: day, last: day, hours });
    else if (run && run.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const name = (day: string) => t(`measure.day.${day as 'mon'}`);
  const text = runs
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => `${name(first)}${first === last ? '' : `–${name(last)}`} ${hours}`)
    .join(', ');
  const free = holidays.length === 0 ? '' : `, ${t('measure.holidays', { count: holidays.length })}`;
  return t('measure.hours', { hours: text, zone }) + free;
}
