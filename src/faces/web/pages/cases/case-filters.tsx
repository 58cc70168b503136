// The filters above the list of cases.
import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FindField } from '../../parts/find-field.tsx';
import { useAnswer } from '../../state/answers.ts';
import { type CaseAddress, isUnderWay, STATUSES } from './case-address.ts';
import style from './cases.module.css';

type Props = { address: CaseAddress; onChange: (change: Partial<CaseAddress>) => void };

export function CaseFilters({ address, onChange }: Props) {
  const { t } = useTranslation();
  const workflows = useAnswer('GET /api/workflows').data?.workflows ?? [];
  return (
    <div className={style.filters}>
      <FindField
        className={style.pick}
        label={t('cases.find')}
        placeholder={t('cases.findShort')}
        find={address.find}
        onFind={(find) => onChange({ find, exactly: '' })}
      />
      <Select
        className={style.pick}
        searchable
        clearable
        aria-label={t('cases.workflow')}
        placeholder={t('cases.anyWorkflow')}
        data={workflows.map(({ id, title }) => ({ value: id, label: title }))}
        value={address.workflow === '' ? null : address.workflow}
        onChange={(workflow) => onChange({ workflow: workflow ?? '', stage: '' })}
      />
      {address.workflow === '' ? null : (
        <StageFilter
          workflow={address.workflow}
          stage={address.stage}
          onChange={(stage) =>
            onChange(stage === '' || isUnderWay(address.status) ? { stage } : { stage, status: 'open' })
          }
        />
      )}
      <SegmentedControl
        aria-label={t('cases.status')}
        data={STATUSES.map((value) => ({ value, label: t(`cases.statuses.${value}`) }))}
        value={address.status}
        onChange={(chosen) => {
          const status = chosen as CaseAddress['status'];
          onChange({ status, ...(isUnderWay(status) ? {} : { stage: '', owner: '' }) });
        }}
      />
      <Checkbox
        label={t('cases.mine')}
        checked={address.mine !== ''}
        onChange={(event) => onChange({ mine: event.currentTarget.checked ? 'yes' : '' })}
      />
      {address.owner === '' ? null : (
        <OwnerFilter owner={address.owner} onRemove={() => onChange({ owner: '' })} />
      )}
    </div>
  );
}

/** Whose work is shown, as a link from elsewhere asked; it can be taken away. */
function OwnerFilter({ owner, onRemove }: { owner: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = useAnswer('GET /api/people').data?.people.find(({ id }) => id === owner)?.name;
  return (
    <Button
      variant="light"
      size="sm"
      rightSection={<X size={15} aria-hidden="true" />}
      title={t('cases.withAnybody')}
      onClick={onRemove}
    >
      {t('cases.with', { name: name ?? t('cases.somebody') })}
    </Button>
  );
}

type StageProps = { workflow: string; stage: string; onChange: (stage: string) => void };

/** The stages in which cases of a workflow stand, as its board has them. */
function StageFilter({ workflow, stage, onChange }: StageProps) {
  const { t } = useTranslation();
  const board = useAnswer('GET /api/workflows/:id/board', { params: { id: workflow }, query: { limit: 1 } });
  const stages = board.data?.columns ?? [];
  const known = stages.map(({ stage, title }) => ({ value: stage, label: title }));
  // A stage that no case stands at any more stays chosen as it was asked for.
  const stray =
    stage === '' || known.some(({ value }) => value === stage) ? [] : [{ value: stage, label: stage }];
  return (
    <Select
      className={style.pick}
      searchable
      clearable
      aria-label={t('cases.stage')}
      placeholder={t('cases.anyStage')}
      data={[...known, ...stray]}
      value={stage === '' ? null : stage}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
