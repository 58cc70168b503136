// The days a person is away: work then goes to their deputy. Days are the reader's own, both ends included.
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endOfDay, startOfDay } from '../../parts/days.ts';
import type { Person } from '../../wire.ts';
import style from './people.module.css';

type Absence = Person['absences'][number];
type Props = { absences: readonly Absence[]; onChange: (absences: Absence[]) => void };

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The last moment that is still away: `to` is the first that is not. */
const lastDay = (to: string): number => Date.parse(to) - 1;

const spanOf = (first: string, last: string): Absence => ({ from: startOfDay(first), to: endOfDay(last) });

export function Absences({ absences, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ fontWeight: 550, padding: 0 }}>{t('people.absences')}</legend>
      {absences.map((absence) => (
        <div key={absence.from} className={style.days}>
          <span className="figures">{day.formatRange(Date.parse(absence.from), lastDay(absence.to))}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('people.absenceRemove')}
            onClick={() => onChange(absences.filter((other) => other !== absence))}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <NewAbsence onAdd={(absence) => onChange([...absences, absence])} />
    </fieldset>
  );
}

function NewAbsence({ onAdd }: { onAdd: (absence: Absence) => void }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const whole = first !== '' && last !== '' && first <= last;
  const add = () => {
    onAdd(spanOf(first, last));
    setFirst('');
    setLast('');
  };
  return (
    <>
      <Group gap="xs" grow mt={8}>
        <TextInput
          type="date"
          label={t('people.absenceFrom')}
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('people.absenceTo')}
          min={first}
          value={last}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
      </Group>
      <Button variant="default" size="compact-sm" mt={8} disabled={!whole} onClick={add}>
        {t('people.absenceAdd')}
      </Button>
    </>
  );
}
