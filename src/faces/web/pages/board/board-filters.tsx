// The filters of the board; they stand in the address.
import { Checkbox, Select, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';
import style from './board.module.css';

export type BoardAddress = { readonly find: string; readonly owner: string; readonly late: string };

type FilterProps = { address: BoardAddress; onChange: (change: Partial<BoardAddress>) => void };

export function BoardFilters({ address, onChange }: FilterProps) {
  const { t } = useTranslation();
  const people = useAnswer('GET /api/people').data?.people ?? [];
  const owners = people
    .filter(({ mayHaveWork }) => mayHaveWork)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={style.filters}>
      <TextInput
        className={style.find}
        leftSection={<Search size={16} aria-hidden="true" />}
        aria-label={t('board.find')}
        placeholder={t('board.find')}
        value={address.find}
        onChange={(event) => onChange({ find: event.currentTarget.value })}
      />
      <Select
        searchable
        clearable
        aria-label={t('board.owner')}
        placeholder={t('board.anyOwner')}
        data={owners.sort((a, b) => a.label.localeCompare(b.label))}
        value={address.owner === '' ? null : address.owner}
        onChange={(owner) => onChange({ owner: owner ?? '' })}
      />
      <Checkbox
        label={t('board.late')}
        checked={address.late !== ''}
        onChange={(event) => onChange({ late: event.currentTarget.checked ? 'yes' : '' })}
      />
    </div>
  );
}
