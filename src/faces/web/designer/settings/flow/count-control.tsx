// How many: all of them where that is a choice, a number, or what a number field of the case says.
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../../core/base/index.ts';
import style from '../../panel/panel.module.css';
import { useDesign } from '../../state/use-design.ts';
import type { JsonShape } from '../json-shape.ts';

type Props = {
  label: string;
  shape: JsonShape;
  value: Json | undefined;
  onChange: (value: Json) => void;
};

/** Whether a shape is a count: a whole number, or also a word or a field. */
export const isCount = ({ anyOf = [] }: JsonShape): boolean => anyOf.some(({ type }) => type === 'integer');

export function CountControl({ label, shape, value = shape.default, onChange }: Props) {
  const { t } = useTranslation();
  const { anyOf = [] } = shape;
  const { workflow } = useDesign();
  const fields = Object.entries(workflow.record)
    .filter(([, { type }]) => type === 'number')
    .map(([id, field]) => ({ value: id, label: field.label }));
  const number = anyOf.find(({ type }) => type === 'integer');
  const ways = [
    ...(anyOf.some((each) => each.const === 'all') ? ['all' as const] : []),
    'number' as const,
    ...(anyOf.some(({ properties }) => properties !== undefined) ? ['field' as const] : []),
  ];
  const field = typeof value === 'object' && value !== null ? (value as { field?: Json }).field : undefined;
  const way = field !== undefined ? 'field' : typeof value === 'number' ? 'number' : 'all';
  const choose = (next: string | null) => {
    if (next === 'all') onChange('all');
    if (next === 'number') onChange(typeof shape.default === 'number' ? shape.default : 2);
    if (next === 'field') onChange({ field: fields[0]?.value ?? '' });
  };
  return (
    <>
      <div className={style.pair}>
        <Select
          label={label}
          allowDeselect={false}
          data={ways.map((each) => ({ value: each, label: t(`design.flow.count.${each}`) }))}
          value={way}
          onChange={choose}
        />
        {way === 'number' ? (
          <NumberInput
            label={t('design.flow.count.howMany')}
            min={number?.minimum ?? 1}
            max={number?.maximum}
            allowDecimal={false}
            value={typeof value === 'number' ? value : 1}
            onChange={(next) => (typeof next === 'number' && next >= 1 ? onChange(next) : undefined)}
          />
        ) : null}
        {way === 'field' ? (
          <Select
            label={t('design.flow.count.whichField')}
            allowDeselect={false}
            data={fields}
            placeholder={fields.length === 0 ? t('design.flow.count.noField') : undefined}
            value={typeof field === 'string' && field !== '' ? field : null}
            onChange={(next) => (next === null ? undefined : onChange({ field: next }))}
          />
        ) : null}
      </div>
      {shape.description === undefined ? null : <p className={style.quietNote}>{shape.description}</p>}
    </>
  );
}
