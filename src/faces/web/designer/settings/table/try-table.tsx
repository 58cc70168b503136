// Values are typed, and the rows that fit light up: what would the table say?
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TableTrial } from '../../../../../core/engine/index.ts';
import { useDesign } from '../../state/use-design.ts';
import style from './table.module.css';

type Values = { readonly [field: string]: string };
type Props = {
  trial: TableTrial | null;
  values: Values;
  isTrying: boolean;
  onType: (values: Values) => void;
};

export function TryTable({ trial, values, isTrying, onType }: Props) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  if (trial === null) return <p className="quiet">{t('design.table.tryLater')}</p>;
  return (
    <fieldset className={style.try}>
      <legend>{t('design.table.try')}</legend>
      <div className={style.values}>
        {trial.fields.map((field) => (
          <TextInput
            key={field}
            size="xs"
            label={workflow.record[field]?.label ?? field}
            placeholder={workflow.record[field]?.options.join(', ') ?? ''}
            value={values[field] ?? ''}
            onChange={(event) => onType({ ...values, [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <output className={style.answer}>{isTrying ? answer() : t('design.table.tryHint')}</output>
    </fieldset>
  );

  function answer(): string {
    const { kind, problem, hits, values: said } = trial as TableTrial;
    const rows = hits.map((row) => row + 1).join(', ');
    if (problem !== null) return problem;
    if (kind === 'nothing') return t('design.table.nothing');
    if (kind === 'contradicted') return t('design.table.contradicted', { rows });
    const outputs = said.map(({ title, text }) => `${title}: ${text === '' ? '–' : text}`).join(' · ');
    return hits.length === 0
      ? t('design.table.fromOtherwise', { outputs })
      : t('design.table.said', { rows, count: hits.length, outputs });
  }
}
