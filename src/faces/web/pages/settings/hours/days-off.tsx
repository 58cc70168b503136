// The days off of a calendar: a list to write in, and the way to take them from a calendar file.
import { ActionIcon, Button, FileButton, TextInput } from '@mantine/core';
import { CalendarPlus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Holiday, type HolidaysFound, holidaysInIcs } from '../../../../../core/base/index.ts';
import style from '../settings.module.css';

/** How many years on what comes every year is written into the list. */
const YEARS_ON = 5;

type Props = { holidays: readonly Holiday[]; onChange: (holidays: Holiday[]) => void };

export function DaysOff({ holidays, onChange }: Props) {
  const { t } = useTranslation();
  const [told, setTold] = useState<{ text: string; notTaken: HolidaysFound['notTaken'] }>();
  const read = async (file: File | null) => {
    if (file === null) return;
    const year = new Date().getFullYear();
    const found = holidaysInIcs(await file.text(), { from: year, to: year + YEARS_ON });
    if (!found.ok) {
      setTold({ text: found.problem.message, notTaken: [] });
      return;
    }
    const known = new Set(holidays.map(({ date }) => date));
    const fresh = found.value.holidays.filter(({ date }) => !known.has(date));
    onChange([...holidays, ...fresh].sort((a, b) => (a.date < b.date ? -1 : 1)));
    const { notTaken } = found.value;
    setTold({ text: t('settings.calendars.taken', { count: fresh.length, file: file.name }), notTaken });
  };
  const change = (index: number, day: Partial<Holiday>) =>
    onChange(holidays.map((each, i) => (i === index ? { ...each, ...day } : each)));
  return (
    <fieldset className={style.week}>
      <legend>{t('settings.calendars.holidays')}</legend>
      <div className={style.days}>
        {holidays.map((day, index) => (
          <div key={index} className={style.line}>
            <TextInput
              type="date"
              aria-label={t('settings.calendars.date')}
              value={day.date}
              onChange={(event) => change(index, { date: event.currentTarget.value })}
            />
            <TextInput
              className={style.grow}
              aria-label={t('settings.calendars.dayName')}
              placeholder={t('settings.calendars.dayName')}
              value={day.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('settings.calendars.removeDay', { day: day.name || day.date })}
              onClick={() => onChange(holidays.filter((_, i) => i !== index))}
            >
              <X size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        ))}
      </div>
      <div className={style.line}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus size={15} aria-hidden="true" />}
          onClick={() => onChange([...holidays, { date: '', name: '' }])}
        >
          {t('settings.calendars.addDay')}
        </Button>
        <FileButton accept=".ics,text/calendar" onChange={(file) => void read(file)}>
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              leftSection={<CalendarPlus size={15} aria-hidden="true" />}
            >
              {t('settings.calendars.import')}
            </Button>
          )}
        </FileButton>
      </div>
      {told === undefined ? null : (
        <div role="status">
          <p>{told.text}</p>
          {told.notTaken.length === 0 ? null : (
            <>
              <p>{t('settings.calendars.notTaken', { count: told.notTaken.length })}</p>
              <ul>
                {told.notTaken.map(({ name, why }, index) => (
                  <li key={index}>
                    {name}: {why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </fieldset>
  );
}
