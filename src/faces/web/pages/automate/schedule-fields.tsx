// At which times an automation runs, in plain words, with the next five of them.
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BusinessCalendar,
  businessCalendar,
  formatRecurrence,
  HOUR_MS,
  MINUTE_MS,
  parseRecurrence,
  type Recurrence,
  timesAfter,
} from '../../../../core/base/index.ts';
import type { Schedule } from '../../../../core/model/index.ts';
import { FieldValues } from '../../designer/settings/field-values.tsx';
import { useDesign } from '../../designer/state/use-design.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Calendar } from '../../wire.ts';
import style from './automate.module.css';

type Change = (schedule: Schedule) => void;

/** What a new schedule says. */
export const FIRST_SCHEDULE: Schedule = { every: 'every business day 09:00', calendar: null };

const EVERY = ['day', 'business-days', 'weekday', 'days', 'month', 'month-end', 'business-time'] as const;
type Every = (typeof EVERY)[number];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

function everyOf(recurrence: Recurrence): Every {
  if (recurrence.kind === 'month') return recurrence.day === 'last' ? 'month-end' : 'month';
  if (recurrence.kind !== 'week') return recurrence.kind;
  const days = recurrence.weekdays.join();
  return days === '1,2,3,4,5,6,7' ? 'day' : days === '1,2,3,4,5' ? 'weekday' : 'days';
}

const timeOf = (recurrence: Recurrence): number => ('time' in recurrence ? recurrence.time : 9 * HOUR_MS);

function withEvery(every: Every, before: Recurrence): Recurrence {
  const time = timeOf(before);
  switch (every) {
    case 'day':
      return { kind: 'week', weekdays: WEEKDAYS, time };
    case 'weekday':
      return { kind: 'week', weekdays: [1, 2, 3, 4, 5], time };
    case 'days':
      return { kind: 'week', weekdays: [1], time };
    case 'business-days':
      return { kind: 'business-days', time };
    case 'month':
      return { kind: 'month', day: 1, time };
    case 'month-end':
      return { kind: 'month', day: 'last', time };
    case 'business-time':
      return { kind: 'business-time', each: 2 * HOUR_MS };
  }
}

export function ScheduleFields({ schedule, onChange }: { schedule: Schedule; onChange: Change }) {
  const { t } = useTranslation();
  const read = parseRecurrence(schedule.every);
  const recurrence: Recurrence = read.ok ? read.value : { kind: 'business-days', time: 9 * HOUR_MS };
  const say = (next: Recurrence) => onChange({ ...schedule, every: formatRecurrence(next) });
  return (
    <>
      {read.ok ? null : <p className={style.wrong}>{`${read.problem.message} ${read.problem.remedy}`}</p>}
      <div className={style.when}>
        <Select
          label={t('automate.times.every')}
          allowDeselect={false}
          data={EVERY.map((value) => ({ value, label: t(`automate.times.kinds.${value}`) }))}
          value={everyOf(recurrence)}
          onChange={(next) => say(withEvery(next as Every, recurrence))}
        />
        <Which recurrence={recurrence} say={say} />
        <CalendarOf schedule={schedule} onChange={onChange} />
      </div>
      <Checkbox
        label={t('automate.times.once')}
        description={t('automate.times.onceHint')}
        checked={schedule.once === true}
        onChange={({ currentTarget }) => {
          const { once: _, with: __, ...rest } = schedule;
          onChange(currentTarget.checked ? { ...rest, once: true } : rest);
        }}
      />
      {schedule.once === true ? (
        <FieldValues
          label={t('automate.times.with')}
          values={schedule.with ?? {}}
          onChange={(values) => {
            const { with: _, ...rest } = schedule;
            onChange(Object.keys(values).length === 0 ? rest : { ...rest, with: values });
          }}
        />
      ) : null}
      <NextTimes schedule={schedule} recurrence={recurrence} />
    </>
  );
}

function Which({ recurrence, say }: { recurrence: Recurrence; say: (next: Recurrence) => void }) {
  const { t } = useTranslation();
  if (recurrence.kind === 'business-time') {
    return (
      <NumberInput
        label={t('automate.times.hours')}
        min={1}
        max={12}
        allowDecimal={false}
        value={recurrence.each / HOUR_MS}
        onChange={(hours) => say({ kind: 'business-time', each: (Number(hours) || 1) * HOUR_MS })}
      />
    );
  }
  return (
    <>
      {everyOf(recurrence) === 'days' && recurrence.kind === 'week' ? (
        <Days weekdays={recurrence.weekdays} onChange={(weekdays) => say({ ...recurrence, weekdays })} />
      ) : null}
      {recurrence.kind === 'month' && recurrence.day !== 'last' ? (
        <NumberInput
          label={t('automate.times.dayOfMonth')}
          min={1}
          max={31}
          allowDecimal={false}
          value={recurrence.day}
          onChange={(day) => say({ ...recurrence, day: Number(day) || 1 })}
        />
      ) : null}
      <Time time={recurrence.time} onChange={(time) => say({ ...recurrence, time })} />
    </>
  );
}

/** A line of the browser's own for a time; what is half typed waits until it is whole. */
function Time({ time, onChange }: { time: number; onChange: (time: number) => void }) {
  const { t } = useTranslation();
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  return (
    <TextInput
      type="time"
      label={t('automate.times.at')}
      value={`${two(time / HOUR_MS)}:${two((time % HOUR_MS) / MINUTE_MS)}`}
      onChange={({ currentTarget }) => {
        const [hours, minutes] = currentTarget.value.split(':').map(Number);
        if (hours !== undefined && minutes !== undefined) onChange(hours * HOUR_MS + minutes * MINUTE_MS);
      }}
    />
  );
}

const dayName = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' });
/** The fifth of January 1970 was a Monday. */
const nameOf = (weekday: number): string => dayName.format(Date.UTC(1970, 0, 4 + weekday));

function Days({
  weekdays,
  onChange,
}: {
  weekdays: readonly number[];
  onChange: (weekdays: number[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      className={style.days}
      label={t('automate.times.days')}
      value={weekdays.map(String)}
      onChange={(next) => {
        if (next.length > 0) onChange(next.map(Number).sort((a, b) => a - b));
      }}
    >
      {WEEKDAYS.map((weekday) => (
        <Checkbox key={weekday} value={String(weekday)} label={nameOf(weekday)} />
      ))}
    </Checkbox.Group>
  );
}

const useCalendars = (): readonly Calendar[] => useAnswer('GET /api/calendars').data?.calendars ?? [];

function CalendarOf({ schedule, onChange }: { schedule: Schedule; onChange: Change }) {
  const { t } = useTranslation();
  const known = useCalendars().filter(({ key }) => key !== 'default');
  const { calendar } = schedule;
  if (known.length === 0 && calendar === null) return null;
  const missing = calendar !== null && !known.some(({ key }) => key === calendar);
  return (
    <Select
      clearable
      clearButtonProps={{ 'aria-label': t('automate.times.calendarOwn') }}
      label={t('automate.times.calendar')}
      placeholder={t('automate.times.calendarOwn')}
      data={[
        ...known.map(({ key, title }) => ({ value: key, label: title })),
        ...(missing
          ? [{ value: calendar, label: t('design.workflow.calendarMissing', { key: calendar }) }]
          : []),
      ]}
      value={calendar}
      onChange={(next) => onChange({ ...schedule, calendar: next })}
    />
  );
}

/** The hours of the house where nobody has set any, as the engine has them. */
const HOUSE = {
  zone: 'UTC',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']])),
};

function calendarFor(calendars: readonly Calendar[], key: string | null): BusinessCalendar | null {
  const found =
    calendars.find((each) => each.key === key) ?? calendars.find((each) => each.key === 'default');
  const hours = found === undefined ? HOUSE : { ...found, holidays: found.holidays.map(({ date }) => date) };
  const made = businessCalendar(hours);
  return made.ok ? made.value : null;
}

function NextTimes({ schedule, recurrence }: { schedule: Schedule; recurrence: Recurrence }) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const [now] = useState(() => Date.now());
  const calendar = calendarFor(useCalendars(), schedule.calendar ?? workflow.calendar);
  const times = calendar === null ? [] : timesAfter(recurrence, calendar, { after: now, most: 5 });
  if (calendar === null || times.length === 0)
    return <p className={style.wrong}>{t('automate.times.never')}</p>;
  const format = new Intl.DateTimeFormat(undefined, {
    ...{
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    },
    timeZone: calendar.zone.name,
  });
  return (
    <section className={style.times} aria-label={t('automate.times.next', { zone: calendar.zone.name })}>
      <p className="quiet">{t('automate.times.next', { zone: calendar.zone.name })}</p>
      <ol>
        {times.map((at) => (
          <li key={at}>
            <time dateTime={new Date(at).toISOString()}>{format.format(at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
