// How to read the map: what width, warmth and dashes mean, in one line.
import { useTranslation } from 'react-i18next';
import type { MapHeat } from '../map-measure.ts';
import style from './map-legend.module.css';

type Props = { heat?: MapHeat };

export function MapLegend({ heat = 'time' }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={style.legend}>
      <li>
        <svg width="34" height="12" aria-hidden="true">
          <path d="M1 5.4L33 1V11L1 6.6Z" fill="var(--water-2)" />
        </svg>
        {t('map.legendWidth')}
      </li>
      <li>
        <span className={style.warmth} aria-hidden="true" />
        {t(`map.legendWarmth.${heat}`)}
      </li>
      <li>
        <svg width="34" height="12" aria-hidden="true">
          <path d="M1 6H33" stroke="var(--water-2)" strokeWidth="2" strokeDasharray="6 4" />
        </svg>
        {t('map.legendRework')}
      </li>
    </ul>
  );
}
