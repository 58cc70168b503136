// The filters of the board; they stand in the address.
import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FindField } from '../../parts/find-field.tsx';
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
      <FindField
        className={style.find}
        label={t('board.find')}
        find={address.find}
        onFind={(find) => onChange({ find })}
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
