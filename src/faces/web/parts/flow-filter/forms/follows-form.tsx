// Cases in which one activity comes after another, straight or at any time, perhaps only where that took so long.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Range } from '../../../../../core/mining/index.ts';
import type { Filter } from '../../flow/flow-filter.ts';
import style from '../flow-filter.module.css';
import { ActivitySelect } from './activity-select.tsx';
import type { FormProps } from './form-props.ts';
import { KeepSelect } from './keep-select.tsx';
import { SpanFields } from './span-fields.tsx';

const KEEPS = [
  ['with', 'with'],
  ['without', 'without'],
] as const;

type Typed = {
  keep: 'with' | 'without';
  from: string | null;
  to: string | null;
  how: 'straight' | 'later';
  lasting: Range | null;
};
const BLANK: Typed = { keep: 'with', from: null, to: null, how: 'straight', lasting: null };

export function FollowsForm({ activities, onFilter }: FormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(BLANK);
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    onFilter(filterIn(next));
  };
  return (
    <>
      <div className={style.pair}>
        <ActivitySelect
          label={t('flowFilter.first')}
          activities={activities}
          value={typed.from}
          onChange={(from) => set({ from })}
        />
        <ActivitySelect
          label={t('flowFilter.second')}
          activities={activities}
          value={typed.to}
          onChange={(to) => set({ to })}
        />
      </div>
      <Select
        label={t('flowFilter.how')}
        data={(['straight', 'later'] as const).map((value) => ({ value, label: t(`flowFilter.${value}`) }))}
        value={typed.how}
        allowDeselect={false}
        onChange={(how) => set({ how: how === 'later' ? 'later' : 'straight' })}
      />
      <KeepSelect words={KEEPS} value={typed.keep} onChange={(keep) => set({ keep })} />
      <SpanFields onRange={(lasting) => set({ lasting })} />
    </>
  );
}

function filterIn({ keep, from, to, how, lasting }: Typed): Filter | null {
  if (from === null || to === null) return null;
  const time = lasting === null ? {} : { lasting };
  return how === 'straight'
    ? { keep, path: { from, to }, ...time }
    : { keep, follows: { from, to }, ...time };
}
