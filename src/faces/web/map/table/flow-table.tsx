// The same drawing as a table: every stage and every path with its figures, for reading line by line and for choosing from.

import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { DrawnEdge, DrawnNode, FigureName, Figures, FlowDrawing, MapTarget } from '../flow-drawing.ts';
import { isGate } from '../flow-drawing.ts';
import { type Speech, useSpeech } from '../hands/use-speech.ts';
import style from './flow-table.module.css';

type Props = { drawing: FlowDrawing; onChoose?: (target: MapTarget) => void };
type T = TFunction;

export function FlowTable({ drawing, onChoose }: Props) {
  const { t } = useTranslation();
  const { speech } = useSpeech(drawing);
  const stages = useMemo(() => drawing.nodes.filter((node) => !isGate(node)), [drawing]);
  const paths = useMemo(() => [...drawing.edges].sort((a, b) => b.weight - a.weight), [drawing]);
  if (stages.length === 0) return <p className="quiet">{t('map.empty')}</p>;
  return (
    <div className={style.tables}>
      <h3>{t('map.stages')}</h3>
      <DataTable
        label={t('map.stages')}
        rows={stages}
        columns={stageColumns({ t, stages, onChoose })}
        rowKey={({ id }) => id}
      />
      <h3>{t('map.paths')}</h3>
      <DataTable
        label={t('map.paths')}
        rows={paths}
        columns={pathColumns({ t, paths, onChoose, speech })}
        rowKey={({ id }) => id}
      />
    </div>
  );
}

type Choosing = { t: T; onChoose: Props['onChoose'] };

function stageColumns({
  t,
  stages,
  onChoose,
}: Choosing & { stages: readonly DrawnNode[] }): Column<DrawnNode>[] {
  return [
    {
      key: 'stage',
      title: t('map.stageColumn'),
      names: true,
      show: ({ id, label }) => (
        <Name text={label} onChoose={onChoose && (() => onChoose({ kind: 'node', id }))} />
      ),
    },
    ...figureColumns(t, stages),
  ];
}

type PathColumns = Choosing & { paths: readonly DrawnEdge[]; speech: Speech };

function pathColumns({ t, paths, onChoose, speech }: PathColumns): Column<DrawnEdge>[] {
  return [
    {
      key: 'from',
      title: t('map.from'),
      names: true,
      show: ({ id, from }) => (
        <Name text={speech.name(from)} onChoose={onChoose && (() => onChoose({ kind: 'edge', id }))} />
      ),
    },
    {
      key: 'to',
      title: t('map.to'),
      show: ({ to, rework }) => (rework ? `${speech.name(to)} (${t('map.rework')})` : speech.name(to)),
    },
    ...figureColumns(t, paths),
  ];
}

/** A column for each figure that any row has. */
function figureColumns<Row extends { figures?: Figures }>(t: T, rows: readonly Row[]): Column<Row>[] {
  const names = new Set(rows.flatMap(({ figures }) => Object.keys(figures ?? {}) as FigureName[]));
  return [...names].map((name) => ({
    key: name,
    title: t(`map.figure.${name}`),
    figures: !['condition', 'carries', 'kind'].includes(name),
    show: ({ figures }) =>
      name === 'kind' && figures?.kind
        ? t(`map.kind.${figures.kind}` as 'map.kind.work')
        : figures?.[name] === null
          ? t('flow.notRecorded')
          : (figures?.[name] ?? ''),
  }));
}

function Name({ text, onChoose }: { text: string; onChoose: (() => void) | undefined }) {
  if (!onChoose) return text;
  return (
    <button type="button" className={style.name} onClick={onChoose}>
      {text}
    </button>
  );
}
