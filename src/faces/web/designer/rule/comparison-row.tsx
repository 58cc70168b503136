// One comparison: a field, how, and with what.
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';
import style from './rule.module.css';
import { type Comparison, firstComparison, type Operator, operatorsFor } from './simple-rule.ts';

type Props = {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
  onRemove: (() => void) | undefined;
};

export function ComparisonRow({ comparison, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const { field, operator } = comparison;
  const definition = record[field];
  if (definition === undefined) return null;
  const choose = (next: string | null) => {
    const found = next === null ? undefined : record[next];
    if (next !== null && found !== undefined) onChange(firstComparison(next, found));
  };
  return (
    <div className={style.row}>
      <Select
        searchable
        openOnFocus={false}
        aria-label={t('design.rule.field')}
        allowDeselect={false}
        data={Object.entries(record).map(([value, { label }]) => ({ value, label }))}
        value={field}
        onChange={choose}
      />
      <Select
        aria-label={t('design.rule.compare')}
        allowDeselect={false}
        data={operatorsFor(definition).map((value) => ({ value, label: t(`design.rule.ops.${value}`) }))}
        value={operator}
        onChange={(next) => onChange({ ...comparison, operator: (next ?? operator) as Operator })}
      />
      {operator === 'filled' || operator === 'empty' ? (
        <span />
      ) : (
        <Value
          definition={definition}
          value={comparison.value}
          onChange={(value) => onChange({ ...comparison, value })}
        />
      )}
      {onRemove === undefined ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('design.rule.remove')}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}

type ValueProps = { definition: Field; value: string; onChange: (value: string) => void };

function Value({ definition: { type, options, currency }, value, onChange }: ValueProps) {
  const { t } = useTranslation();
  const label = t('design.rule.value');
  if (type === 'choice' || type === 'yes-no') {
    const data =
      type === 'choice'
        ? [...new Set([...options, value])]
        : [
            { value: 'true', label: t('design.rule.true') },
            { value: 'false', label: t('design.rule.false') },
          ];
    return (
      <Select
        searchable={options.length > 7}
        openOnFocus={false}
        aria-label={label}
        allowDeselect={false}
        data={data}
        value={value}
        onChange={(next) => onChange(next ?? value)}
      />
    );
  }
  const isNumber = type === 'number' || type === 'money';
  return (
    <TextInput
      aria-label={label}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      rightSection={type === 'money' ? <span className="quiet">{currency}</span> : undefined}
      rightSectionWidth={44}
      value={value}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        if (!isNumber || /^-?\d*(\.\d*)?$/.test(typed)) onChange(typed);
      }}
    />
  );
}
