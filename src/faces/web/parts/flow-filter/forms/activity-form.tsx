// Cases with an activity, at least so many times, without it, starting or ending with it.
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFilter } from '../../../../../core/mining/index.ts';
import { ActivitySelect } from './activity-select.tsx';
import type { FormProps } from './form-props.ts';
import { KeepSelect } from './keep-select.tsx';

const KEEPS = [
  ['with', 'with'],
  ['without', 'without'],
  ['starting', 'starting'],
  ['ending', 'ending'],
] as const;

type Typed = { keep: ActivityFilter['keep']; activity: string | null; times: number };

export function ActivityForm({ activities, onFilter }: FormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({ keep: 'with', activity: null, times: 1 });
  const counts = typed.keep === 'with' || typed.keep === 'without';
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    const { keep, activity, times } = next;
    const often = times > 1 && (keep === 'with' || keep === 'without') ? { times } : {};
    onFilter(activity === null ? null : { keep, activity, ...often });
  };
  return (
    <>
      <ActivitySelect
        label={t('flowFilter.activity')}
        activities={activities}
        value={typed.activity}
        onChange={(activity) => set({ activity })}
      />
      <KeepSelect words={KEEPS} value={typed.keep} onChange={(keep) => set({ keep })} />
      {counts ? (
        <NumberInput
          label={t('flowFilter.times')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={typed.times}
          onChange={(times) => set({ times: Math.max(1, Number(times) || 1) })}
        />
      ) : null}
    </>
  );
}
