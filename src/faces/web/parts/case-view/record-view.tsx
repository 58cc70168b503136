// What a case carries, for reading: its filled fields with their labels.
import { useTranslation } from 'react-i18next';
import { type Field, isEmptyValue } from '../../../../core/model/index.ts';
import type { Case } from '../../wire.ts';
import style from './case-view.module.css';
import { ValueText } from './value-text.tsx';

/** `except`: fields that stand in a form beside it already. */
export function RecordView({ shown, except = [] }: { shown: Case; except?: readonly string[] }) {
  const { t } = useTranslation();
  const { record, fields, caseId } = shown;
  const filled = Object.keys(fields).filter(
    (field) => !isEmptyValue(record[field]) && !except.includes(field),
  );
  if (filled.length === 0) return null;
  return (
    <section className={style.record} aria-label={t('work.record')}>
      <h2>{t('work.record')}</h2>
      <dl>
        {filled.map((field) => (
          <div key={field}>
            <dt>{fields[field]?.label ?? field}</dt>
            <dd>
              <ValueText value={record[field]} field={fields[field] as Field | undefined} caseId={caseId} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
