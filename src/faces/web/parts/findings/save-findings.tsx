// The findings that are shown, as a table for a spreadsheet: the same figures as on the cards, in hours.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvRows } from '../../chart/written.ts';
import { save } from '../../map/paint/export-drawing.ts';
import type { Finding, Findings } from '../../wire.ts';
import { kindTextOf } from './in-words.ts';

const HOUR_MS = 3_600_000;
const hours = (ms: number): number => Math.round((ms / HOUR_MS) * 100) / 100;

export function SaveFindings({ all, shown }: { all: Findings; shown: readonly Finding[] }) {
  const { t } = useTranslation();
  const write = () => {
    const head = (['kind', 'finding', 'cases', 'month', 'total', 'sure', 'change', 'state'] as const).map(
      (column) => t(`findings.csv.${column}`),
    );
    const rows = shown.map(({ kind, text, cases, monthMs, costMs, found, state }) => [
      ...[kindTextOf(t, kind), text, cases, hours(monthMs), hours(costMs)],
      ...[found?.confidence ?? '', found?.proposal.text ?? '', t(`findings.state.${state}`)],
    ]);
    save(csvRows([head, ...rows]), `${all.title} ${t('findings.title')}.csv`, 'text/csv');
  };
  return (
    <Button variant="subtle" size="compact-sm" onClick={write}>
      {t('findings.csv.save')}
    </Button>
  );
}
