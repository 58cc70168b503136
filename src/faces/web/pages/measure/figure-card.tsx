// One figure on top of the page: what it is now, how it has gone, what it means, and the cases behind it.
import { Tooltip } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../chart/figures.ts';
import { Spark } from '../../chart/spark.tsx';
import style from './measure.module.css';
import type { Behind } from './use-measured.ts';

export type Figure = {
  readonly name: string;
  readonly title: string;
  /** Null where nothing tells it, or nothing has ended that it could be told of. */
  readonly value: string | null;
  readonly waits: boolean;
  /** Unit and period. */
  readonly about: string;
  readonly definition: string;
  readonly trend: readonly (number | null)[];
  /** The trend in words. */
  readonly spoken: string;
  readonly tone: Tone;
  /** The cases it was made of. */
  readonly behind: Behind;
};

type Props = { figure: Figure; onOpen: (behind: Behind) => void };

export function FigureCard({ figure, onOpen }: Props) {
  const { t } = useTranslation();
  const { title, value, waits, about, definition, trend, spoken, tone, behind } = figure;
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
        <p className={style.unknown}>{t(waits ? 'measure.notYet' : 'flow.notRecorded')}</p>
      ) : (
        <button
          type="button"
          className={`figures ${style.value}`}
          aria-label={t('measure.openBehind', { title, value })}
          onClick={() => onOpen(behind)}
        >
          {value}
        </button>
      )}
      <p className="quiet">{about}</p>
      {known > 1 ? <Spark spoken={spoken} values={trend} tone={tone} width={152} height={36} /> : null}
    </section>
  );
}
