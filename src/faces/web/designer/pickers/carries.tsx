// The handoff contract of a way: what must be there when work changes hands; and whether it is a way back.
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Transition } from '../../../../core/model/index.ts';
import { FieldsPicker } from './fields-picker.tsx';

type Contract = Pick<Transition, 'carries' | 'rework' | 'accept'>;
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
      <Checkbox
        size="xs"
        label={t('design.stage.accept')}
        description={t('design.stage.acceptHint')}
        checked={way.accept === true}
        onChange={(event) => onChange({ accept: event.currentTarget.checked ? true : undefined })}
      />
    </>
  );
}
