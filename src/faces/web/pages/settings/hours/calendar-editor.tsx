// One business calendar: its name, its time zone, the hours of each weekday, and the days off.
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '../../../../../core/base/index.ts';
import { faultAt, sentenceOf } from '../../../client.ts';
import { sayDone } from '../../../parts/toast.tsx';
import { useCommand } from '../../../state/answers.ts';
import type { Calendar } from '../../../wire.ts';
import style from '../settings.module.css';
import { DaysOff } from './days-off.tsx';

const ZONES = Intl.supportedValuesOf('timeZone');

export function CalendarEditor({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const { t } = useTranslation();
  const { key } = calendar;
  const [title, setTitle] = useState(calendar.title);
  const [zone, setZone] = useState(calendar.zone);
  const [hours, setHours] = useState(() => hoursAsText(calendar.week));
  const [holidays, setHolidays] = useState(calendar.holidays);
  const add = useCommand('POST /api/calendars', ['calendars']);
  const write = useCommand('PUT /api/calendars/:key', ['calendars']);
  const error = add.error ?? write.error;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = { title, zone, week: weekOf(hours), holidays: holidays.filter(({ date }) => date !== '') };
    const onSuccess = () => {
      sayDone(t('settings.calendars.saved', { title }));
      onClose();
    };
    if (key === '') add.mutate({ body }, { onSuccess });
    else write.mutate({ params: { key }, body }, { onSuccess });
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={key === '' ? t('settings.calendars.add') : title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('settings.calendars.name')}
            value={title}
            error={faultAt(error, 'body.title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Select
            searchable
            label={t('settings.calendars.zone')}
            data={ZONES.includes(zone) ? ZONES : [zone, ...ZONES]}
            allowDeselect={false}
            value={zone}
            error={faultAt(error, 'body.zone')}
            onChange={(next) => setZone(next ?? zone)}
          />
          <fieldset className={style.week}>
            <legend>{t('settings.calendars.hours')}</legend>
            <p className="quiet">{t('settings.calendars.hoursHint')}</p>
            {WEEKDAYS.map((day) => (
              <TextInput
                key={day}
                label={t(`settings.calendars.weekday.${day}`)}
                placeholder={t('settings.calendars.closed')}
                value={hours[day]}
                error={dayFault(error, day)}
                onChange={(event) => setHours({ ...hours, [day]: event.currentTarget.value })}
              />
            ))}
          </fieldset>
          <DaysOff holidays={holidays} onChange={setHolidays} />
          {error === null ? null : <p role="alert">{sentenceOf(error)}</p>}
          <div className={style.line}>
            <Button type="submit" loading={add.isPending || write.isPending}>
              {t('frame.save')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('settings.calendars.leave')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}

type Hours = Record<Weekday, string>;

const hoursAsText = (week: Calendar['week']): Hours =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, (week[day] ?? []).join(', ')])) as Hours;

/** `9:00 - 12:00, 13:00–17:00` is read as it is meant; what is no hours at all the server names. */
function weekOf(hours: Hours): { [day in Weekday]?: string[] } {
  const week: { [day in Weekday]?: string[] } = {};
  for (const day of WEEKDAYS) {
    const stretches = hours[day]
      .split(/[,;]/)
      .map((text) =>
        text
          .replace(/\s/g, '')
          .replace('–', '-')
          .replace(/(?<!\d)(\d):/g, '0$1:'),
      )
      .filter((text) => text !== '');
    if (stretches.length > 0) week[day] = stretches;
  }
  return week;
}

function dayFault(error: Error | null, day: Weekday): string | undefined {
  const places = [0, 1, 2, 3, 4, 5].map((index) => faultAt(error, `body.week.${day}[${index}]`));
  return places.find((fault) => fault !== undefined);
}
