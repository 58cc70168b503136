// The figures of a chart as a table.
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { type ChartData, totalOf, valueAt } from './figures.ts';
import { written } from './written.ts';

type Row = { id: string; title: string; index: number };

export function ChartTable({ data }: { data: ChartData }) {
  const { t } = useTranslation();
  const named = data.places.map(({ id, title }, index): Row => ({ id, title, index }));
  const rows = data.adds ? [...named, { id: ' together', title: t('chart.together'), index: -1 }] : named;
  const columns: Column<Row>[] = [
    { key: 'name', title: t('chart.name'), names: true, show: ({ title }) => title },
    ...data.series.map((series) => ({
      key: series.id,
      title: series.title,
      figures: true,
      show: ({ index }: Row) => written(index < 0 ? totalOf(series) : valueAt(series, index), data.measure),
    })),
  ];
  return <DataTable label={data.title} rows={rows} columns={columns} rowKey={({ id }) => id} />;
}
