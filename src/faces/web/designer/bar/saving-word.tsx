// Whether what one did is safe, in a word.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StateWord } from '../../parts/state-word.tsx';
import { useDesign } from '../state/use-design.ts';
import style from './design-bar.module.css';

export function SavingWord() {
  const { t } = useTranslation();
  const { saving, flush, mayDesign } = useDesign();
  if (!mayDesign || saving.state === 'conflict') return null;
  if (saving.state === 'failed') {
    return (
      <span className={style.saving} role="alert">
        <span title={`${saving.why} ${t('design.saving.kept')}`}>
          <StateWord tone="late">{t('design.saving.failed')}</StateWord>
        </span>
        <Button size="compact-sm" variant="subtle" onClick={() => void flush()}>
          {t('design.saving.retry')}
        </Button>
      </span>
    );
  }
  return (
    <span className={`quiet ${style.saving}`} role="status">
      {t(`design.saving.${saving.state}`)}
    </span>
  );
}
