// The ways that cases take, the most frequent first: how many, what share, and the sequence as small chips.

import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flow } from '../../wire.ts';
import style from './flow.module.css';

type Props = {
  flow: Flow;
  /** The key of the variant that the cases are filtered by. */
  chosen: string | undefined;
  onChoose: (key: string | null) => void;
  onHide: () => void;
};

const AT_FIRST = 10;
const LONGEST = 12;
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function VariantList({ flow, chosen, onChoose, onHide }: Props) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(AT_FIRST);
  const { count, top } = flow.variants;
  const most = top[0]?.cases ?? 1;
  const ended = flow.survey.cases - flow.underWay;
  return (
    <section className={style.variants} aria-labelledby="variants">
      <header>
        <h2 id="variants">{t('flow.variants', { count })}</h2>
        <CloseButton aria-label={t('flow.hideWays')} onClick={onHide} />
      </header>
      <ol>
        {top.slice(0, limit).map((variant) => {
          const part = ended === 0 ? 0 : variant.cases / ended;
          return (
            <li key={variant.key}>
              <button
                type="button"
                className={style.variant}
                aria-pressed={variant.key === chosen}
                onClick={() => onChoose(variant.key === chosen ? null : variant.key)}
              >
                <strong className="figures">{t('flow.cases', { count: variant.cases })}</strong>
                <span className={`figures ${style.share}`}>{share.format(part)}</span>
                <span className={style.bar} aria-hidden="true">
                  <span style={{ width: `${(variant.cases / most) * 100}%` }} />
                </span>
                <Sequence activities={variant.activities} />
              </button>
            </li>
          );
        })}
      </ol>
      {limit < top.length ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + 40)}>
          {t('flow.moreVariants')}
        </Button>
      ) : null}
    </section>
  );
}

/** A long way shows its beginning and its end. */
function Sequence({ activities }: { activities: readonly string[] }) {
  const { t } = useTranslation();
  const isLong = activities.length > LONGEST;
  const shown = isLong ? [...activities.slice(0, LONGEST - 2), ...activities.slice(-1)] : activities;
  const left = activities.length - shown.length;
  return (
    <span className={style.sequence} title={activities.join(' → ')}>
      {shown.map((name, place) => (
        <span key={place} className={style.step}>
          {isLong && place === shown.length - 1 ? <em>{t('flow.steps', { count: left })}</em> : null}
          <span>{name}</span>
        </span>
      ))}
    </span>
  );
}
