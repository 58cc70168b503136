// What stands around every chart: title, unit, period and sample, a table of the same figures, and saving it.
import { Tooltip } from '@mantine/core';
import { CircleHelp, Download, Table2 } from 'lucide-react';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawnPng, drawnSvg, save } from '../map/paint/export-drawing.ts';
import { useSizeOf } from '../map/size/use-size-of.ts';
import style from './chart.module.css';
import { ChartTable } from './chart-table.tsx';
import { type ChartData, dashOf, isEmpty, TONES } from './figures.ts';
import { csvOf } from './written.ts';

export type Drawing = { paper: RefObject<SVGSVGElement | null>; width: number };
type Props = { data: ChartData; draw: (drawing: Drawing) => ReactNode; lines?: boolean };

export function ChartFrame({ data, draw, lines = false }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const paper = useRef<SVGSVGElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const { width } = useSizeOf(room);
  const toggle = t(asTable ? 'chart.drawing' : 'chart.table');
  return (
    <figure className={style.chart} aria-label={data.title}>
      <figcaption className={style.caption}>
        <h3>{data.title}</h3>
        <p className="quiet">
          {data.unit} · {data.period} · {t('chart.sample', { count: data.sample })}
        </p>
        <div className={style.tools}>
          {data.about === undefined ? null : (
            <Tooltip label={data.about} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
              <button
                type="button"
                className={style.help}
                aria-label={t('chart.about', { title: data.title, about: data.about })}
              >
                <CircleHelp size={16} aria-hidden="true" />
              </button>
            </Tooltip>
          )}
          <button
            type="button"
            title={toggle}
            aria-label={toggle}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            <Table2 size={16} aria-hidden="true" />
          </button>
          <SaveMenu data={data} paper={paper} hasDrawing={!asTable && !isEmpty(data)} />
        </div>
      </figcaption>
      {data.series.length > 1 && <Legend data={data} lines={lines} />}
      <div ref={room} className={style.room}>
        {isEmpty(data) ? (
          <p className={style.empty}>{t('chart.empty')}</p>
        ) : asTable ? (
          <ChartTable data={data} />
        ) : (
          width > 0 && draw({ paper, width })
        )}
      </div>
    </figure>
  );
}

function Legend({ data, lines }: { data: ChartData; lines: boolean }) {
  return (
    <ul className={style.legend}>
      {data.series.map(({ id, title, tone }, index) => (
        <li key={id}>
          {lines ? (
            <svg width="24" height="8" aria-hidden="true">
              <path d="M0 4H24" style={{ stroke: TONES[tone], strokeDasharray: dashOf(index) }} />
            </svg>
          ) : (
            <span style={{ background: TONES[tone] }} />
          )}
          {title}
        </li>
      ))}
    </ul>
  );
}

type SaveProps = { data: ChartData; paper: RefObject<SVGSVGElement | null>; hasDrawing: boolean };

function SaveMenu({ data, paper, hasDrawing }: SaveProps) {
  const { t } = useTranslation();
  const menu = useRef<HTMLDetailsElement>(null);
  const size = () => ({
    width: paper.current?.width.baseVal.value ?? 0,
    height: paper.current?.height.baseVal.value ?? 0,
  });
  const heading = {
    title: data.title,
    text: `${data.unit} · ${data.period} · ${t('chart.sample', { count: data.sample })}`,
  };
  const saved = (kind: 'png' | 'svg' | 'csv') => async () => {
    menu.current?.removeAttribute('open');
    if (kind === 'csv') save(csvOf(data, t('chart.name')), `${data.title}.csv`, 'text/csv');
    else if (kind === 'svg')
      save(await drawnSvg(paper.current, size(), heading), `${data.title}.svg`, 'image/svg+xml');
    else save(await drawnPng(paper.current, size(), heading), `${data.title}.png`, 'image/png');
  };
  return (
    <details ref={menu} className={style.menu}>
      <summary title={t('chart.export')} aria-label={t('chart.export')}>
        <Download size={16} aria-hidden="true" />
      </summary>
      <div>
        {hasDrawing && (
          <button type="button" onClick={saved('png')}>
            {t('chart.png')}
          </button>
        )}
        {hasDrawing && (
          <button type="button" onClick={saved('svg')}>
            {t('chart.svg')}
          </button>
        )}
        <button type="button" onClick={saved('csv')}>
          {t('chart.csv')}
        </button>
      </div>
    </details>
  );
}
