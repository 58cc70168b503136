// Cases by who worked on them, or which team or group did, at all or at one activity.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PerformerFilter } from '../../../../../core/mining/index.ts';
import { ActivitySelect } from './activity-select.tsx';
import type { FormProps } from './form-props.ts';
import { KeepSelect } from './keep-select.tsx';
import { ValuePicker } from './value-picker.tsx';

const KEEPS = [
  ['with', 'did'],
  ['without', 'didNot'],
] as const;

type Typed = { keep: 'with' | 'without'; by: string[]; did: string | null };
type Props = FormProps & { performer: PerformerFilter['performer'] };

export function PerformerForm({ source, activities, performer, onFilter }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({ keep: 'with', by: [], did: null });
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    const { keep, by, did } = next;
    onFilter(by.length === 0 ? null : { keep, performer, by, ...(did === null ? {} : { did }) });
  };
  const of = performer === 'resource' ? 'people' : 'groups';
  return (
    <>
      <ValuePicker
        source={source}
        column={{ of, name: '' }}
        label={t(`flowFilter.${of}`)}
        value={typed.by}
        onChange={(by) => set({ by })}
      />
      <KeepSelect words={KEEPS} value={typed.keep} onChange={(keep) => set({ keep })} />
      <ActivitySelect
        label={t('flowFilter.did')}
        placeholder={t('flowFilter.anywhere')}
        activities={activities}
        value={typed.did}
        onChange={(did) => set({ did })}
      />
    </>
  );
}
