// Which calls and mails are shown: of which state, how many there are of each, and of which workflow.
import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../state/answers.ts';
import style from './deliveries.module.css';
import { type DeliveryAddress, STATES } from './delivery-address.ts';

type Props = {
  address: DeliveryAddress;
  counts: { waiting: number; done: number; failed: number } | undefined;
  onChange: (change: Partial<DeliveryAddress>) => void;
};

export function DeliveryFilters({ address, counts, onChange }: Props) {
  const { t } = useTranslation();
  const workflows = useAnswer('GET /api/workflows').data?.workflows ?? [];
  const labelOf = (value: DeliveryAddress['state']) => {
    const state = t(`deliveries.states.${value}`);
    const count = value === 'all' ? undefined : counts?.[value];
    return count === undefined || count === 0 ? state : t('deliveries.counted', { state, count });
  };
  return (
    <div className={style.filters}>
      <SegmentedControl
        aria-label={t('deliveries.state')}
        data={STATES.map((value) => ({ value, label: labelOf(value) }))}
        value={address.state}
        onChange={(state) => onChange({ state: state as DeliveryAddress['state'] })}
      />
      <Select
        searchable
        clearable
        aria-label={t('deliveries.workflow')}
        placeholder={t('deliveries.anyWorkflow')}
        data={workflows.map(({ id, title }) => ({ value: id, label: title }))}
        value={address.workflow === '' ? null : address.workflow}
        onChange={(workflow) => onChange({ workflow: workflow ?? '' })}
        clearButtonProps={{ 'aria-label': t('deliveries.anyWorkflow') }}
      />
    </div>
  );
}
