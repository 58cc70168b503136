// What differs, as sentences: the real differences first, each leading to its place on the maps and to its cases.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapTarget } from '../../map/flow-drawing.ts';
import type { Comparison, Difference } from '../../wire.ts';
import type { Sets } from './compare-sets.ts';
import { differenceText, surenessText, targetOf } from './difference-text.ts';
import style from './flow-compare.module.css';

type Props = {
  comparison: Comparison;
  sets: Sets;
  chosen: MapTarget | null;
  onChoose: (target: MapTarget | null) => void;
  /** Leaves the comparison for the cases of the first set that come by there. */
  onOpen: (target: MapTarget | null) => void;
};

const AT_FIRST = 12;

export function CompareList({ comparison, sets, chosen, onChoose, onOpen }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [limit, setLimit] = useState(AT_FIRST);
  const real = comparison.rows.filter((row) => row.real);
  const rows = all ? comparison.rows : real;
  const isChosen = (row: Difference) => {
    const target = targetOf(row);
    return target !== null && target.kind === chosen?.kind && target.id === chosen.id;
  };
  return (
    <section aria-labelledby="differs">
      <h2 id="differs">{t('flowCompare.differs')}</h2>
      <p className="quiet">
        {real.length === 0 ? t('flowCompare.none') : t('flowCompare.real', { count: real.length })}
        {comparison.overlap === 0 ? null : ` · ${t('flowCompare.overlap', { count: comparison.overlap })}`}
      </p>
      <ol className={style.rows}>
        {rows.slice(0, limit).map((row) => (
          <li key={`${row.aspect}${JSON.stringify(row.subject)}`} data-real={row.real}>
            <button
              type="button"
              className={style.row}
              aria-pressed={isChosen(row)}
              onClick={() => onChoose(isChosen(row) ? null : targetOf(row))}
            >
              <span>{differenceText(t, row, sets.first)}</span>
              <span className="quiet figures">
                {surenessText(t, row)}
                {row.real ? '' : ` · ${t('flowCompare.chance')}`}
              </span>
            </button>
            <Button variant="subtle" size="compact-xs" onClick={() => onOpen(targetOf(row))}>
              {t('flowCompare.open')}
            </Button>
          </li>
        ))}
      </ol>
      <div className={style.more}>
        {limit < rows.length ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + 40)}>
            {t('flowCompare.more')}
          </Button>
        ) : null}
        {comparison.rows.length > real.length ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
            {all
              ? t('flowCompare.onlyReal')
              : t('flowCompare.also', { count: comparison.rows.length - real.length })}
          </Button>
        ) : null}
      </div>
      <p className={`quiet ${style.how}`}>{t('flowCompare.how')}</p>
    </section>
  );
}
