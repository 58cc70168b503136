// Cases by something else that is known of them: any of some values, a range of numbers, or nothing at all.
import { NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttributeFilter } from '../../../../../core/mining/index.ts';
import type { CaseColumns } from '../../../wire.ts';
import style from '../flow-filter.module.css';
import type { FormProps } from './form-props.ts';
import { KeepSelect } from './keep-select.tsx';
import { ValuePicker } from './value-picker.tsx';

const KEEPS = [
  ['with', 'is'],
  ['without', 'isNot'],
] as const;

type Column = CaseColumns['attributes'][number];
type Test = 'anyOf' | 'between' | 'missing';
type Typed = {
  keep: 'with' | 'without';
  test: Test;
  values: string[];
  atLeast: number | null;
  atMost: number | null;
};

export function AttributeForm({ source, column, onFilter }: FormProps & { column: Column }) {
  const { t } = useTranslation();
  const tests: readonly Test[] = [
    ...(column.range ? (['between'] as const) : []),
    'anyOf',
    ...(column.missing > 0 ? (['missing'] as const) : []),
  ];
  const [typed, setTyped] = useState<Typed>({
    ...{ keep: 'with', test: tests[0] ?? 'anyOf', values: [] },
    ...{ atLeast: null, atMost: null },
  });
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    const is = testIn(next);
    onFilter(is && { keep: next.keep, attribute: { of: column.of, name: column.name }, is });
  };
  return (
    <>
      {tests.length > 1 ? (
        <SegmentedControl
          aria-label={t('flowFilter.test')}
          data={tests.map((value) => ({ value, label: t(`flowFilter.${value}`) }))}
          value={typed.test}
          onChange={(value) => set({ test: tests.find((test) => test === value) ?? 'anyOf' })}
        />
      ) : null}
      {typed.test === 'anyOf' ? (
        <ValuePicker
          source={source}
          column={{ of: column.of, name: column.name }}
          label={t('flowFilter.values')}
          value={typed.values}
          onChange={(values) => set({ values })}
        />
      ) : null}
      {typed.test === 'between' ? (
        <div className={style.pair}>
          {(['atLeast', 'atMost'] as const).map((part) => (
            <NumberInput
              key={part}
              label={t(`flowFilter.${part}`)}
              placeholder={String((part === 'atLeast' ? column.range?.least : column.range?.most) ?? '')}
              value={typed[part] ?? ''}
              onChange={(value) => set({ [part]: value === '' ? null : Number(value) })}
            />
          ))}
        </div>
      ) : null}
      <KeepSelect words={KEEPS} value={typed.keep} onChange={(keep) => set({ keep })} />
    </>
  );
}

function testIn({ test, values, atLeast, atMost }: Typed): AttributeFilter['is'] | null {
  if (test === 'missing') return { missing: true };
  if (test === 'anyOf') return values.length === 0 ? null : { anyOf: values };
  return atLeast === null && atMost === null ? null : { between: { atLeast, atMost } };
}
