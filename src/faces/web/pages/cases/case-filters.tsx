// The filters above the list of cases.
import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';
import { type CaseAddress, STATUSES } from './case-address.ts';
import style from './cases.module.css';

type Props = { address: CaseAddress; onChange: (change: Partial<CaseAddress>) => void };

export function CaseFilters({ address, onChange }: Props) {
  const { t } = useTranslation();
  const workflows = useAnswer('GET /api/workflows').data?.workflows ?? [];
  return (
    <div className={style.filters}>
      <TextInput
        className={style.find}
        leftSection={<Search size={16} aria-hidden="true" />}
        aria-label={t('cases.find')}
        placeholder={t('cases.find')}
        value={address.find}
        onChange={(event) => onChange({ find: event.currentTarget.value })}
      />
      <Select
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
          // Only an open case stands at a stage.
          onChange={(stage) => onChange(stage === '' ? { stage } : { stage, status: 'open' })}
        />
      )}
      <SegmentedControl
        aria-label={t('cases.status')}
        data={STATUSES.map((value) => ({ value, label: t(`cases.statuses.${value}`) }))}
        value={address.status}
        onChange={(status) =>
          onChange({ status: status as CaseAddress['status'], ...(status === 'open' ? {} : { stage: '' }) })
        }
      />
      <Checkbox
        label={t('cases.mine')}
        checked={address.mine !== ''}
        onChange={(event) => onChange({ mine: event.currentTarget.checked ? 'yes' : '' })}
      />
    </div>
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
