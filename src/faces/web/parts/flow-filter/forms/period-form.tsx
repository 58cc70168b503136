// Cases by when they were: started, ended, under way or wholly within these days.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeriodFilter } from '../../../../../core/mining/index.ts';
import style from '../flow-filter.module.css';
import type { FormProps } from './form-props.ts';
import { KeepSelect } from './keep-select.tsx';

const KEEPS = [
  ['started', 'started'],
  ['ended', 'ended'],
  ['active', 'active'],
  ['within', 'within'],
] as const;

const DAY_MS = 86_400_000;

export function PeriodForm({ columns: { span }, onFilter }: FormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ keep: 'started' as PeriodFilter['keep'], from: '', to: '' });
  const set = (change: Partial<typeof typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    const from = dayIn(next.from);
    const last = dayIn(next.to);
    const period = { from, to: last === null ? null : last + DAY_MS };
    onFilter(from === null && last === null ? null : { keep: next.keep, period });
  };
  const bounds = { min: span?.from.slice(0, 10), max: span?.to.slice(0, 10) };
  return (
    <>
      <KeepSelect words={KEEPS} value={typed.keep} onChange={(keep) => set({ keep })} />
      <div className={style.pair}>
        {(['from', 'to'] as const).map((part) => (
          <TextInput
            key={part}
            type="date"
            label={t(`flowFilter.${part}`)}
            value={typed[part]}
            onChange={(event) => set({ [part]: event.currentTarget.value })}
            {...bounds}
          />
        ))}
      </div>
    </>
  );
}

function dayIn(text: string): number | null {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) ? null : at;
}
