// How to read the map: what width, warmth and dashes mean, in one line.
import { useTranslation } from 'react-i18next';
import type { MapHeat } from '../map-measure.ts';
import style from './map-legend.module.css';

type Props = { heat?: MapHeat /** Whether it is held against its workflow. */; meant?: boolean };

export function MapLegend({ heat = 'time', meant = false }: Props) {
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
      {meant ? (
        <>
          <li className={style.off}>{t('map.legendMeant.not-in-model')}</li>
          <li>
            <svg width="34" height="12" aria-hidden="true">
              <path
                d="M2 6H33"
                stroke="var(--ink-faint)"
                strokeWidth="2"
                strokeDasharray="1.5 5"
                strokeLinecap="round"
              />
            </svg>
            {t('map.legendMeant.never-happens')}
          </li>
        </>
      ) : null}
    </ul>
  );
}
