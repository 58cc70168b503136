// Light or dark, comfortable or compact, with keys that are a single letter or without.
import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Density, useDensity } from '../../state/appearance.ts';
import { useLetterKeys } from '../../state/letter-keys.ts';
import style from './settings.module.css';

const THEMES = ['auto', 'light', 'dark'] as const;
const DENSITIES = ['comfortable', 'compact'] as const;

export function Appearance() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  const [letterKeys, setLetterKeys] = useLetterKeys();
  return (
    <>
      <div className={style.choice}>
        <span id="theme">{t('settings.theme')}</span>
        <SegmentedControl
          aria-labelledby="theme"
          value={colorScheme}
          onChange={(theme) => setColorScheme(theme as (typeof THEMES)[number])}
          data={THEMES.map((theme) => ({ value: theme, label: t(`frame.theme.${theme}`) }))}
        />
      </div>
      <div className={style.choice}>
        <span id="density">{t('settings.density')}</span>
        <SegmentedControl
          aria-labelledby="density"
          value={density}
          onChange={(next) => setDensity(next as Density)}
          data={DENSITIES.map((one) => ({ value: one, label: t(`settings.${one}`) }))}
        />
      </div>
      <Switch
        label={t('settings.letterKeys')}
        description={t('settings.letterKeysText')}
        checked={letterKeys}
        onChange={(event) => setLetterKeys(event.currentTarget.checked)}
      />
    </>
  );
}
