// Fields and what to put into them; or, mapped, fields of another workflow and the fields here that fill them.
import { Button, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import { PRIORITIES } from '../../../../core/model/index.ts';
import style from '../panel/panel.module.css';
import { Act } from '../panel/transition-item.tsx';
import { useDesign } from '../state/use-design.ts';

type Values = { readonly [field: string]: Json };
type Props = {
  label?: string;
  values: Values;
  onChange: (values: Values) => void;
  mapped?: boolean;
  /** Any name, with a text. */
  free?: boolean;
  withPriority?: boolean;
};

export function FieldValues({
  label,
  values,
  onChange,
  mapped = false,
  free: isFree = false,
  withPriority = false,
}: Props) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const fields = Object.entries(record).map(([value, field]) => ({ value, label: field.label }));
  const priority = withPriority ? [{ value: 'priority', label: t('automate.action.priority') }] : [];
  const here = [...fields, ...priority];
  const free = here.find(({ value }) => !Object.hasOwn(values, value));
  const entries = Object.entries(values);
  const write = (index: number, entry: readonly [string, Json]) =>
    onChange(Object.fromEntries(entries.with(index, [entry[0], entry[1]])));
  return (
    <>
      {label === undefined ? null : <span className={style.quietNote}>{label}</span>}
      {entries.map(([field, value], index) => (
        <div key={index} className={style.valueRow}>
          {mapped || isFree ? (
            <TextInput
              aria-label={t(isFree ? 'automate.action.sent' : 'automate.action.there')}
              placeholder={t(isFree ? 'automate.action.sent' : 'automate.action.there')}
              value={field}
              onChange={(event) => write(index, [event.currentTarget.value, value])}
            />
          ) : (
            <Select
              searchable
              openOnFocus={false}
              aria-label={t('automate.action.field')}
              allowDeselect={false}
              data={here}
              value={field}
              onChange={(next) => write(index, [next ?? field, next === 'priority' ? 'high' : ''])}
            />
          )}
          <Value
            field={field}
            value={value}
            mapped={mapped}
            fields={fields}
            onChange={(next) => write(index, [field, next])}
          />
          <Act
            label={t('automate.action.removeValue')}
            act={() => onChange(Object.fromEntries(entries.toSpliced(index, 1)))}
          >
            <X size={16} aria-hidden="true" />
          </Act>
        </div>
      ))}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        disabled={free === undefined}
        onClick={() =>
          free === undefined
            ? undefined
            : onChange({
                ...values,
                [free.value]: isFree
                  ? `{{${free.value}}}`
                  : mapped
                    ? free.value
                    : free.value === 'priority'
                      ? 'high'
                      : '',
              })
        }
      >
        {t(isFree ? 'automate.action.addSent' : 'automate.action.addValue')}
      </Button>
    </>
  );
}

type ValueProps = {
  field: string;
  value: Json;
  mapped: boolean;
  fields: readonly { value: string; label: string }[];
  onChange: (value: Json) => void;
};

function Value({ field, value, mapped, fields, onChange }: ValueProps) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const options = field === 'priority' && !Object.hasOwn(record, field) ? PRIORITIES : record[field]?.options;
  const text = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
  if (mapped || (options !== undefined && options.length > 0 && !text.includes('{{'))) {
    return (
      <Select
        searchable={mapped}
        openOnFocus={false}
        aria-label={t('automate.action.value')}
        allowDeselect={false}
        data={mapped ? [...fields] : [...(options ?? [])]}
        value={text === '' ? null : text}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  return (
    <TextInput
      aria-label={t('automate.action.value')}
      placeholder={t('automate.action.value')}
      value={text}
      onChange={(event) => onChange(typedAs(record[field]?.type, event.currentTarget.value))}
    />
  );
}

/** What is typed, as the field wants it: a number for a number, yes or no for such a field. */
function typedAs(type: string | undefined, text: string): Json {
  if (type === 'yes-no' && (text === 'true' || text === 'false')) return text === 'true';
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text;
}
