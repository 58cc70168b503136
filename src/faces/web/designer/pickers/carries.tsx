// The handoff contract of a way: what must be there when work changes hands; and whether it is a way back.
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldsPicker } from './fields-picker.tsx';

type Contract = { readonly carries: readonly string[]; readonly rework: boolean };
type Props = { way: Contract; onChange: (changes: Partial<Contract>) => void };

export function Carries({ way, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <FieldsPicker
        label={t('design.stage.carries')}
        description={t('design.stage.carriesHint')}
        value={way.carries}
        onChange={(carries) => onChange({ carries })}
      />
      <Checkbox
        size="xs"
        label={t('design.stage.rework')}
        checked={way.rework}
        onChange={(event) => onChange({ rework: event.currentTarget.checked })}
      />
    </>
  );
}
