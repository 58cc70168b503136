// How do parts of the cases differ: by version, team or any other column; and what does a case cost?
import { Button, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { type FlowSource, useColumns } from '../../parts/flow/flow-source.ts';
import { columnText } from '../../parts/flow-filter/subjects.ts';
import type { CaseColumns } from '../../wire.ts';
import { type PartRow, partChart, partColumns, partRows } from './charts/by-part.ts';
import { ChartView } from './charts/chart-view.tsx';
import type { Frame } from './charts/frame.ts';
import { spreadChart } from './charts/spreads.ts';
import style from './measure.module.css';
import type { Behind, MeasureAddress, MeasureChange, Split } from './use-measured.ts';

type Props = {
  source: FlowSource;
  frame: Frame;
  address: MeasureAddress;
  change: (next: MeasureChange, push?: boolean) => void;
  onOpen: (behind: Behind) => void;
};

export function Parts(props: Props) {
  const { t } = useTranslation();
  return (
    <>
      <section className={style.section} aria-labelledby="measure-parts">
        <h2 id="measure-parts">{t('measure.parts')}</h2>
        <ByPart {...props} />
      </section>
      <section className={style.section} aria-labelledby="measure-cost">
        <h2 id="measure-cost">{t('measure.cost')}</h2>
        <Cost {...props} />
      </section>
    </>
  );
}

const keyOf = ({ of, name }: Split): string => `${of}:${name}`;

function ByPart({ source, frame, address, change, onOpen }: Props) {
  const { t } = useTranslation();
  const { split, only, time } = address;
  const columns = tellingColumns(useColumns(source).data?.attributes ?? []);
  const rows = partRows(frame);
  const chart = split === null ? null : partChart(frame, time, split.name);
  const name = only === '' ? t('measure.noValue') : (only ?? '');
  return (
    <>
      <div className={style.choices}>
        <Select
          label={t('measure.splitBy')}
          placeholder={t('measure.splitNone')}
          data={columns.map((column) => ({ value: keyOf(column), label: columnText(t, column.name) }))}
          value={split === null ? null : keyOf(split)}
          onChange={(value) =>
            change({ split: columns.find((column) => keyOf(column) === value) ?? null, only: null }, true)
          }
          searchable
          clearable
          nothingFoundMessage={t('measure.noColumns')}
        />
        {only === null || split === null ? null : (
          <p>
            {t('measure.onlyThose', { column: columnText(t, split.name), value: name })}{' '}
            <Button variant="subtle" size="compact-sm" onClick={() => change({ only: null }, true)}>
              {t('measure.showAll')}
            </Button>
          </p>
        )}
      </div>
      {split === null || chart === null ? (
        <p className="quiet">{t(split === null ? 'measure.splitHint' : 'measure.noParts')}</p>
      ) : (
        <>
          <ChartView chart={chart} onOpen={onOpen} />
          <div className={style.scroll}>
            <DataTable<PartRow>
              label={t('measure.partsBy', { column: split.name })}
              rows={rows}
              columns={[...partColumns(frame, time), narrowing(t('measure.onlyThis'), change)]}
              rowKey={({ key }) => key}
            />
          </div>
        </>
      )}
    </>
  );
}

/** A column of buttons: the whole page for the cases of one row. */
const narrowing = (label: string, change: Props['change']): Column<PartRow> => ({
  key: 'only',
  title: label,
  hiddenTitle: true,
  show: ({ only, title }) =>
    only === null ? null : (
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`${label}: ${title}`}
        onClick={() => change({ only }, true)}
      >
        {label}
      </Button>
    ),
});

/** Columns that tell cases apart: neither one value for all nor a measure of its own for each. */
const tellingColumns = (attributes: CaseColumns['attributes']): Split[] =>
  attributes
    .filter(({ values, range }) => values > 1 && (values <= 200 || range === null))
    .map(({ of, name }): Split => ({ of, name }))
    .sort((a, b) => a.name.localeCompare(b.name));

function Cost({ frame, address, change, onOpen }: Props) {
  const { t } = useTranslation();
  const chart = spreadChart(frame, 'cost', address.time);
  return (
    <>
      <div className={style.choices}>
        <NumberInput
          label={t('measure.rate')}
          description={t('measure.rateHint')}
          min={0}
          max={1_000_000}
          hideControls
          value={address.rate ?? ''}
          onChange={(value) => change({ rate: typeof value === 'number' ? value : null })}
        />
      </div>
      {chart === null ? (
        <p className="quiet">{t(frame.told.counted.ended === 0 ? 'measure.noCostYet' : 'measure.noCost')}</p>
      ) : (
        <ChartView chart={chart} onOpen={onOpen} />
      )}
    </>
  );
}
