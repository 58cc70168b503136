// One figure on top of the page: what it is now, how it has gone, what it means, and the cases behind it.
import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../chart/figures.ts';
import { Spark } from '../../chart/spark.tsx';
import style from './measure.module.css';

export type Figure = {
  readonly name: string;
  readonly title: string;
  /** Null where nothing tells it. */
  readonly value: string | null;
  /** Unit and period. */
  readonly about: string;
  readonly definition: string;
  readonly trend: readonly (number | null)[];
  /** The trend in words. */
  readonly spoken: string;
  readonly tone: Tone;
  /** Where the cases behind it are. */
  readonly link: { readonly to: string; readonly search: Record<string, unknown> };
};

export function FigureCard({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const { title, value, about, definition, trend, spoken, tone, link } = figure;
  const known = trend.filter((each) => each !== null).length;
  return (
    <section className={style.card} aria-label={title}>
      <h2>
        {title}
        <Tooltip label={definition} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
          <button
            type="button"
            className={style.help}
            aria-label={t('measure.whatIs', { title, definition })}
          >
            <CircleHelp size={15} aria-hidden="true" />
          </button>
        </Tooltip>
      </h2>
      {value === null ? (
        <p className={style.unknown}>{t('flow.notRecorded')}</p>
      ) : (
        <Link className={`figures ${style.value}`} to={link.to as never} search={link.search as never}>
          {value}
        </Link>
      )}
      <p className="quiet">{about}</p>
      {known > 1 ? <Spark spoken={spoken} values={trend} tone={tone} width={152} height={36} /> : null}
    </section>
  );
}
