// Filters with a name: everybody of the workspace finds them here, takes them, and names those on show.
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, sentenceOf } from '../../client.ts';
import { useCommand } from '../../state/answers.ts';
import type { SavedFilter } from '../../wire.ts';
import { type Filter, filtersIn } from '../flow/flow-filter.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import { sayDone, sayProblem } from '../toast.tsx';
import { filterText } from './filter-text.ts';
import style from './flow-filter.module.css';

type Props = {
  source: FlowSource;
  filters: readonly Filter[];
  onTake: (filters: readonly Filter[]) => void;
};

/** The first word is the topic that live changes bring up to date. */
const TOPIC = 'saved-filters';

const useSaved = ({ of, id }: FlowSource, enabled: boolean) =>
  useQuery<{ saved: SavedFilter[] }>({
    queryKey: [TOPIC, of, id],
    queryFn: () =>
      of === 'log'
        ? call('GET /api/logs/:logId/saved-filters', { params: { logId: id } })
        : call('GET /api/workflows/:id/saved-filters', { params: { id } }),
    enabled,
  });

function useSaving({ of, id }: FlowSource) {
  const ofLog = useCommand('POST /api/logs/:logId/saved-filters', [TOPIC]);
  const ofWorkflow = useCommand('POST /api/workflows/:id/saved-filters', [TOPIC]);
  return (body: { name: string; filters: Filter[] }) =>
    of === 'log'
      ? ofLog.mutateAsync({ params: { logId: id }, body })
      : ofWorkflow.mutateAsync({ params: { id }, body });
}

export function SavedFilters({ source, filters, onTake }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const saved = useSaved(source, opened).data?.saved ?? [];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Bookmark size={14} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {t('flowFilter.saved')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('flowFilter.savedTitle')}>
        {saved.length === 0 ? <p className="quiet">{t('flowFilter.savedNone')}</p> : null}
        <SavedList
          source={source}
          saved={saved}
          onTake={(taken) => {
            setOpened(false);
            onTake(taken);
          }}
        />
        {filters.length === 0 ? null : (
          <NameThese source={source} filters={filters} onSaved={() => setOpened(false)} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

type ListProps = { source: FlowSource; saved: readonly SavedFilter[]; onTake: Props['onTake'] };

function SavedList({ source, saved, onTake }: ListProps) {
  const { t } = useTranslation();
  const save = useSaving(source);
  const remove = useCommand('DELETE /api/saved-filters/:filterId', [TOPIC]);
  const drop = ({ id, name, filters }: SavedFilter) =>
    remove.mutate(
      { params: { filterId: id } },
      {
        onSuccess: () =>
          sayDone(t('flowFilter.removed', { name }), () => save({ name, filters: [...filtersIn(filters)] })),
        onError: (error) => sayProblem(error),
      },
    );
  return (
    <ul className={style.saved}>
      {saved.map((each) => {
        const filters = filtersIn(each.filters);
        return (
          <li key={each.id}>
            <button
              type="button"
              className={style.apply}
              title={filters.map((filter) => filterText(t, filter)).join(' · ')}
              onClick={() => onTake(filters)}
            >
              {each.name}
            </button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('flowFilter.remove', { name: each.name })}
              onClick={() => drop(each)}
            >
              <X size={14} aria-hidden="true" />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}

type NameProps = Pick<Props, 'source' | 'filters'> & { onSaved: () => void };

function NameThese({ source, filters, onSaved }: NameProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const save = useSaving(source);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await save({ name: name.trim(), filters: [...filters] });
      sayDone(t('flowFilter.savedDone', { name: name.trim() }));
      onSaved();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <form className={style.name} onSubmit={(event) => void send(event)} noValidate>
      <TextInput
        size="xs"
        label={t('flowFilter.saveAs')}
        placeholder={t('flowFilter.savePlaceholder')}
        value={name}
        error={error === null ? undefined : sentenceOf(error)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={name.trim() === ''}>
        {t('flowFilter.save')}
      </Button>
    </form>
  );
}
