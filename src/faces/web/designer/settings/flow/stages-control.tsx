// Stages of the workflow, picked by name: several of them, or one.
import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../../state/use-design.ts';

type Common = {
  label: string;
  description?: string | undefined;
  /** Which stages there are to pick from; every one where it is left out. */
  fits?: (stage: { id: string; kind: string }) => boolean;
};

type SeveralProps = Common & { value: readonly string[]; onChange: (stages: string[]) => void };

export function StagesControl({ label, description, fits, value, onChange }: SeveralProps) {
  const { t } = useTranslation();
  const data = useStages(fits, value);
  return (
    <MultiSelect
      searchable
      openOnFocus={false}
      hidePickedOptions
      label={label}
      description={description}
      nothingFoundMessage={t('design.flow.noStage')}
      data={data}
      value={[...value]}
      onChange={onChange}
    />
  );
}

type OneProps = Common & {
  value: string | null;
  /** What stands there while none is picked. */
  none?: string;
  onChange: (stage: string | null) => void;
};

export function StageControl({ label, description, fits, value, none, onChange }: OneProps) {
  const { t } = useTranslation();
  const data = useStages(fits, value === null ? [] : [value]);
  return (
    <Select
      clearable
      clearButtonProps={{ 'aria-label': t('design.stage.remove') }}
      openOnFocus={false}
      label={label}
      description={description}
      placeholder={none}
      nothingFoundMessage={t('design.flow.noStage')}
      data={data}
      value={value}
      onChange={onChange}
    />
  );
}

/** One that is not there (any more) is shown as missing, so that it can be taken out. */
function useStages(fits: Common['fits'], chosen: readonly string[]) {
  const { t } = useTranslation();
  const { stages } = useDesign().workflow;
  const known = stages
    .filter((stage) => fits === undefined || fits(stage) || chosen.includes(stage.id))
    .map(({ id, title }) => ({ value: id, label: title }));
  const stray = chosen.filter((id) => !stages.some((stage) => stage.id === id));
  return [...known, ...stray.map((id) => ({ value: id, label: t('design.owner.missing', { key: id }) }))];
}
