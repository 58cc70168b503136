// Making a filter: by what, then which; the sentence it will read as stands below before it is added.
import { Button, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseColumns } from '../../wire.ts';
import type { Filter } from '../flow/flow-filter.ts';
import { type FlowSource, useColumns } from '../flow/flow-source.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import { filterText } from './filter-text.ts';
import { FilterForm } from './forms/filter-form.tsx';
import { subjectsIn } from './subjects.ts';

type Props = {
  source: FlowSource;
  activities: readonly string[];
  onAdd: (filter: Filter) => void;
  onClose: () => void;
};

export function FilterDialog({ source, activities, onAdd, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useColumns(source);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('flowFilter.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {error === null ? null : <FailedToLoad error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <WaitingRows rows={3} />
        ) : null
      ) : (
        <Making source={source} activities={activities} columns={data} onAdd={onAdd} />
      )}
    </Modal>
  );
}

type MakingProps = Omit<Props, 'onClose'> & { columns: CaseColumns };

function Making({ source, activities, columns, onAdd }: MakingProps) {
  const { t } = useTranslation();
  const [subject, setSubject] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (filter) onAdd(filter);
      }}
    >
      <Stack gap="md">
        <Select
          data-autofocus
          searchable
          label={t('flowFilter.by')}
          placeholder={t('flowFilter.byHint')}
          nothingFoundMessage={t('flowFilter.nothing')}
          data={subjectsIn(t, columns)}
          value={subject}
          allowDeselect={false}
          onChange={(next) => {
            setSubject(next);
            setFilter(null);
          }}
        />
        {subject === null ? null : (
          <FilterForm
            key={subject}
            subject={subject}
            source={source}
            activities={activities}
            columns={columns}
            onFilter={setFilter}
          />
        )}
        <p className={filter === null ? 'quiet' : undefined} aria-live="polite">
          {filter === null ? t('flowFilter.incomplete') : filterText(t, filter)}
        </p>
        <Button type="submit" disabled={filter === null}>
          {t('flowFilter.addThis')}
        </Button>
      </Stack>
    </form>
  );
}
