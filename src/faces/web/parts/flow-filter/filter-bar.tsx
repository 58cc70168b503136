// Which cases are on show: each filter as a sentence that can be taken away, one more to add, and those that have a name.
import { Button } from '@mantine/core';
import { ListFilter, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flow } from '../../wire.ts';
import chips from '../flow/flow.module.css';
import { type Filter, isSame } from '../flow/flow-filter.ts';
import { type FlowSource, useColumns } from '../flow/flow-source.ts';
import { FilterDialog } from './filter-dialog.tsx';
import { filterText } from './filter-text.ts';
import style from './flow-filter.module.css';
import { SavedFilters } from './saved-filters.tsx';

type Props = {
  source: FlowSource;
  filters: readonly Filter[];
  /** The flow of the cases that meet them, as soon as it is there. */
  flow: Flow | undefined;
  /** Every activity of the history. */
  activities: readonly string[];
  onChange: (filters: readonly Filter[]) => void;
  /** What stands at the end of the line. */
  children?: ReactNode;
};

export function FilterBar({ source, filters, flow, activities, onChange, children }: Props) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  // Asked for beforehand, so that the dialog and the comparison open with it; but not before the flow.
  useColumns(source, activities.length > 0);
  const add = (filter: Filter) => {
    setMaking(false);
    if (!filters.some((other) => isSame(other, filter))) onChange([...filters, filter]);
  };
  return (
    <div className={style.bar}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<ListFilter size={14} aria-hidden="true" />}
        onClick={() => setMaking(true)}
      >
        {t('flowFilter.add')}
      </Button>
      <SavedFilters source={source} filters={filters} onTake={onChange} />
      {filters.length === 0 ? null : (
        <>
          <ul aria-label={t('flow.filters')}>
            {filters.map((filter) => (
              <Chip
                key={JSON.stringify(filter)}
                filter={filter}
                onRemove={() => onChange(filters.filter((other) => !isSame(other, filter)))}
              />
            ))}
          </ul>
          <span className="quiet figures" aria-live="polite">
            {flow && t('flow.casesOf', { count: flow.survey.cases, of: flow.ofCases })}
          </span>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
            {t('flow.clearFilters')}
          </Button>
        </>
      )}
      {children}
      {making ? (
        <FilterDialog source={source} activities={activities} onAdd={add} onClose={() => setMaking(false)} />
      ) : null}
    </div>
  );
}

function Chip({ filter, onRemove }: { filter: Filter; onRemove: () => void }) {
  const { t } = useTranslation();
  const text = filterText(t, filter);
  return (
    <li>
      <button
        type="button"
        className={chips.chip}
        aria-label={t('flow.removeFilter', { filter: text })}
        onClick={onRemove}
      >
        {text}
        <X size={14} aria-hidden="true" />
      </button>
    </li>
  );
}
