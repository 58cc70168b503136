// Which field here goes with which field of another workflow: handed over, or taken back.
import { Button, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../../core/base/index.ts';
import style from '../../panel/panel.module.css';
import { Act } from '../../panel/transition-item.tsx';
import { useDesign } from '../../state/use-design.ts';

type Props = {
  label: string;
  /** Where the field of this workflow stands in each pair. */
  here: 'key' | 'value';
  value: Json | undefined;
  onChange: (value: Json) => void;
};

type Pair = readonly [string, string];

export function MappingControl({ label, here, value, onChange }: Props) {
  const { t } = useTranslation();
  const { record } = useDesign().workflow;
  const pairs = pairsIn(value);
  const fields = Object.entries(record).map(([id, field]) => ({ value: id, label: field.label }));
  const write = (next: readonly Pair[]) => {
    const names = next.map(([name]) => name);
    if (new Set(names).size === names.length) onChange(Object.fromEntries(next));
  };
  const free = fields.find(({ value: id }) => !pairs.some(([name]) => name === id));
  return (
    <fieldset className={style.actions}>
      <legend>{label}</legend>
      <p className={style.quietNote}>
        {t(here === 'key' ? 'design.flow.takesHint' : 'design.flow.valuesHint')}
      </p>
      {pairs.map((pair, index) => {
        const own = here === 'key' ? pair[0] : pair[1];
        const other = here === 'key' ? pair[1] : pair[0];
        const set = (mine: string, theirs: string) =>
          write(pairs.with(index, here === 'key' ? [mine, theirs] : [theirs, mine]));
        const stray = fields.some(({ value: id }) => id === own)
          ? []
          : [{ value: own, label: t('design.owner.missing', { key: own }) }];
        return (
          <div key={index} className={style.valueRow}>
            <Select
              searchable
              openOnFocus={false}
              aria-label={t('design.flow.fieldHere')}
              allowDeselect={false}
              data={[...fields, ...stray]}
              value={own}
              onChange={(next) => set(next ?? own, other)}
            />
            <TextInput
              aria-label={t('design.flow.fieldThere')}
              placeholder={t('design.flow.fieldThere')}
              value={other}
              onChange={(event) => set(own, event.currentTarget.value)}
            />
            <Act label={t('design.flow.removePair')} act={() => write(pairs.toSpliced(index, 1))}>
              <X size={16} aria-hidden="true" />
            </Act>
          </div>
        );
      })}
      <Button
        className={style.start}
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={15} aria-hidden="true" />}
        disabled={free === undefined}
        onClick={() => (free === undefined ? undefined : write([...pairs, [free.value, free.value]]))}
      >
        {t('design.flow.addPair')}
      </Button>
    </fieldset>
  );
}

function pairsIn(value: Json | undefined): Pair[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, other]): Pair => [name, typeof other === 'string' ? other : '']);
}
