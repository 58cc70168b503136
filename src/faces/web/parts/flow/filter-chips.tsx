// Which cases are on show: each condition as a chip that can be taken away.
import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Flow } from '../../wire.ts';
import style from './flow.module.css';
import { type Filter, filterText, isSame } from './flow-filter.ts';

type Props = {
  filters: readonly Filter[];
  flow: Flow | undefined;
  onChange: (filters: readonly Filter[]) => void;
};

export function FilterChips({ filters, flow, onChange }: Props) {
  const { t } = useTranslation();
  if (filters.length === 0) return null;
  return (
    <div className={style.chips}>
      <ul aria-label={t('flow.filters')}>
        {filters.map((filter) => {
          const text = filterText(t, filter);
          return (
            <li key={JSON.stringify(filter)}>
              <button
                type="button"
                className={style.chip}
                aria-label={t('flow.removeFilter', { filter: text })}
                onClick={() => onChange(filters.filter((other) => !isSame(other, filter)))}
              >
                {text}
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      <span className="quiet figures" aria-live="polite">
        {flow && t('flow.casesOf', { count: flow.survey.cases, of: flow.ofCases })}
      </span>
      <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
        {t('flow.clearFilters')}
      </Button>
    </div>
  );
}
