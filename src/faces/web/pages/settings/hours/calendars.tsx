// When the business is open: the calendar of the workspace, and others that workflows may name.
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDone, sayProblem } from '../../../parts/toast.tsx';
import { useAnswer, useCommand } from '../../../state/answers.ts';
import type { Calendar } from '../../../wire.ts';
import style from '../settings.module.css';
import { CalendarEditor } from './calendar-editor.tsx';

/** The calendar that counts where a workflow names none. */
export const OWN_KEY = 'default';

const DAY = ['09:00-17:00'];

/** What counts until somebody has said otherwise. */
const blank = (key: string, title: string): Calendar => ({
  ...{ key, title, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, holidays: [], usedBy: [] },
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
});

export function Calendars({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation();
  const calendars = useAnswer('GET /api/calendars').data?.calendars;
  const [open, setOpen] = useState<Calendar>();
  if (calendars === undefined) return null;
  const own = calendars.some(({ key }) => key === OWN_KEY);
  return (
    <>
      {own ? null : <p className="quiet">{t('settings.calendars.none')}</p>}
      <ul className={style.plain} aria-label={t('settings.calendars.title')}>
        {calendars.map((calendar) => (
          <CalendarRow key={calendar.key} calendar={calendar} readOnly={readOnly} onOpen={setOpen} />
        ))}
      </ul>
      {readOnly ? null : (
        <div className={style.line}>
          {own ? null : (
            <Button
              variant="default"
              onClick={() => setOpen(blank(OWN_KEY, t('settings.calendars.ownTitle')))}
            >
              {t('settings.calendars.setOwn')}
            </Button>
          )}
          <Button
            variant="subtle"
            leftSection={<Plus size={16} aria-hidden="true" />}
            onClick={() => setOpen(blank('', ''))}
          >
            {t('settings.calendars.add')}
          </Button>
        </div>
      )}
      {open === undefined ? null : <CalendarEditor calendar={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

type RowProps = { calendar: Calendar; readOnly: boolean; onOpen: (calendar: Calendar) => void };

function CalendarRow({ calendar, readOnly, onOpen }: RowProps) {
  const { t } = useTranslation();
  const remove = useCommand('DELETE /api/calendars/:key', ['calendars']);
  const { key, title, zone, week, holidays, usedBy } = calendar;
  const days = Object.values(week).filter((hours) => hours.length > 0).length;
  const onSuccess = () => sayDone(t('settings.calendars.removed', { title }));
  return (
    <li>
      <strong>{title}</strong> {key === OWN_KEY ? null : <code>{key}</code>}
      <p className="quiet">
        {zone}, {t('settings.calendars.days', { count: days })},{' '}
        {t('settings.calendars.off', { count: holidays.length })}
        {usedBy.length === 0 ? null : `. ${t('settings.calendars.usedBy', { names: usedBy.join(', ') })}`}
      </p>
      {readOnly ? null : (
        <div className={style.line}>
          <Button size="compact-sm" variant="default" onClick={() => onOpen(calendar)}>
            {t('settings.calendars.change')}
          </Button>
          {usedBy.length > 0 ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('settings.calendars.removeNamed', { title })}
              onClick={() =>
                remove.mutate({ params: { key } }, { onSuccess, onError: (error) => sayProblem(error) })
              }
            >
              {t('settings.calendars.remove')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
