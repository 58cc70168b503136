// The rows and columns of a decision table. Alt with an arrow moves a row, Enter goes to the one below and adds one at the end.
import { ActionIcon, Button, Select, Table, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableSettings } from '../../../../../core/engine/index.ts';
import type { Diagnostic, Stage } from '../../../../../core/model/index.ts';
import { useDesign } from '../../state/use-design.ts';
import style from './table.module.css';
import {
  addInput,
  addOutput,
  addRow,
  cellOf,
  inputText,
  moveRow,
  outputName,
  removeInput,
  removeOutput,
  removeRow,
  setCell,
  setInput,
} from './table-settings-edit.ts';

type Props = {
  table: TableSettings;
  stage: Stage;
  found: readonly Diagnostic[];
  hits: readonly number[];
  onChange: (table: TableSettings, what: string) => void;
};

export function TableGrid({ table, stage, found, hits, onChange }: Props) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const grid = useRef<HTMLDivElement>(null);
  const labelOf = (name: string) =>
    name === 'to' ? t('design.table.way') : (workflow.record[name]?.label ?? name);
  const titles = [
    ...table.inputs.map((each) => labelOf(inputText(each))),
    ...table.outputs.map((each) => labelOf(outputName(each))),
  ];
  const wrongAt = (part: string) => found.find((each) => each.at.endsWith(`.table.${part}`))?.message;
  const focus = (row: number, column: number) =>
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus(),
    );
  const onKey = (event: KeyboardEvent, row: number, column: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.altKey && step !== 0) {
      event.preventDefault();
      onChange(moveRow(table, row, row + step), 'move');
      focus(Math.min(Math.max(row + step, 0), table.rules.length - 1), column);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (row === table.rules.length - 1) onChange(addRow(table), 'row');
      focus(row + 1, column);
    }
  };
  const unused = Object.entries(workflow.record).map(([value, { label }]) => ({ value, label }));
  const free = [{ value: 'to', label: t('design.table.way') }, ...unused].filter(
    ({ value }) => !table.outputs.some((each) => outputName(each) === value),
  );
  return (
    <div ref={grid}>
      <Table.ScrollContainer minWidth={Math.max(320, titles.length * 130 + 130)}>
        <Table className={style.grid} withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th aria-label={t('design.table.row')} />
              {table.inputs.map((each, column) => (
                <Table.Th key={`in ${column}`} data-side="input">
                  <ColumnHead
                    title={t('design.table.ifSo', { title: labelOf(inputText(each)) })}
                    label={titles[column] ?? ''}
                    isLast={table.inputs.length === 1}
                    onRemove={() => onChange(removeInput(table, column), 'column')}
                  />
                  <TextInput
                    size="xs"
                    aria-label={t('design.table.looksAt', { title: titles[column] ?? '' })}
                    value={inputText(each)}
                    error={wrongAt(`inputs[${column}]`)}
                    onChange={(event) =>
                      onChange(setInput(table, column, event.currentTarget.value), `input ${column}`)
                    }
                  />
                </Table.Th>
              ))}
              {table.outputs.map((each, column) => (
                <Table.Th key={outputName(each)} data-side="output">
                  <ColumnHead
                    title={t('design.table.thenSo', { title: labelOf(outputName(each)) })}
                    label={labelOf(outputName(each))}
                    isLast={table.outputs.length === 1}
                    onRemove={() => onChange(removeOutput(table, column), 'column')}
                  />
                  <span className={style.wrong}>{wrongAt(`outputs[${column}]`)}</span>
                </Table.Th>
              ))}
              <Table.Th aria-label={t('design.table.change')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rules.map((cells, row) => (
              <Table.Tr key={row} data-hit={hits.includes(row) || undefined}>
                <Table.Td className={style.number}>{row + 1}</Table.Td>
                {titles.map((title, column) => (
                  <Table.Td key={column} data-side={column < table.inputs.length ? 'input' : 'output'}>
                    <Cell
                      label={t('design.table.cell', { row: row + 1, title })}
                      place={`${row} ${column}`}
                      value={String(cells[column] ?? '')}
                      error={wrongAt(`rules[${row}][${column}]`)}
                      ways={
                        outputName(table.outputs[column - table.inputs.length] ?? '') === 'to'
                          ? stage.next.map(({ to }) => to)
                          : undefined
                      }
                      onType={(text) => onChange(setCell(table, row, column, text), `cell ${row} ${column}`)}
                      onKeyDown={(event) => onKey(event, row, column)}
                    />
                  </Table.Td>
                ))}
                <Table.Td className={style.acts}>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('design.table.up', { row: row + 1 })}
                    disabled={row === 0}
                    onClick={() => onChange(moveRow(table, row, row - 1), 'move')}
                  >
                    ↑
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('design.table.down', { row: row + 1 })}
                    disabled={row === table.rules.length - 1}
                    onClick={() => onChange(moveRow(table, row, row + 1), 'move')}
                  >
                    ↓
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('design.table.removeRow', { row: row + 1 })}
                    onClick={() => onChange(removeRow(table, row), 'row')}
                  >
                    ×
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
            {table.otherwise === undefined ? null : (
              <Table.Tr>
                <Table.Td colSpan={table.inputs.length + 1}>{t('design.table.otherwise')}</Table.Td>
                {table.outputs.map((each, column) => (
                  <Table.Td key={outputName(each)} data-side="output">
                    <Cell
                      label={t('design.table.cell', {
                        row: t('design.table.otherwise'),
                        title: labelOf(outputName(each)),
                      })}
                      place={`otherwise ${column}`}
                      value={String(table.otherwise?.[column] ?? '')}
                      error={wrongAt(`otherwise[${column}]`)}
                      ways={outputName(each) === 'to' ? stage.next.map(({ to }) => to) : undefined}
                      onType={(text) =>
                        onChange(
                          {
                            ...table,
                            otherwise: (table.otherwise ?? []).map((cell, at) =>
                              at === column ? cellOf(text) : cell,
                            ),
                          },
                          `otherwise ${column}`,
                        )
                      }
                    />
                  </Table.Td>
                ))}
                <Table.Td className={style.acts}>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('design.table.removeOtherwise')}
                    onClick={() => {
                      const { otherwise: _, ...others } = table;
                      onChange(others, 'otherwise');
                    }}
                  >
                    ×
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <div className={style.adds}>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange(addRow(table), 'row');
            focus(table.rules.length, 0);
          }}
        >
          {t('design.table.addRow')}
        </Button>
        {table.otherwise === undefined ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => onChange({ ...table, otherwise: table.outputs.map(() => '') }, 'otherwise')}
          >
            {t('design.table.addOtherwise')}
          </Button>
        ) : null}
        <Select
          size="xs"
          aria-label={t('design.table.addInput')}
          placeholder={t('design.table.addInput')}
          data={unused}
          value={null}
          onChange={(next) => next !== null && onChange(addInput(table, next), 'column')}
        />
        <Select
          size="xs"
          aria-label={t('design.table.addOutput')}
          placeholder={t('design.table.addOutput')}
          data={free}
          value={null}
          onChange={(next) => next !== null && onChange(addOutput(table, next), 'column')}
        />
      </div>
    </div>
  );
}

type HeadProps = { title: string; label: string; isLast: boolean; onRemove: () => void };

function ColumnHead({ title, label, isLast, onRemove }: HeadProps) {
  const { t } = useTranslation();
  return (
    <div className={style.head}>
      <span>{title}</span>
      {isLast ? null : (
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={t('design.table.removeColumn', { title: label })}
          onClick={onRemove}
        >
          ×
        </ActionIcon>
      )}
    </div>
  );
}

type CellProps = {
  label: string;
  place: string;
  value: string;
  error: string | undefined;
  ways: readonly string[] | undefined;
  onType: (text: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

function Cell({ label, place, value, error, ways, onType, onKeyDown }: CellProps) {
  const { workflow } = useDesign();
  if (ways !== undefined) {
    const titles = new Map(workflow.stages.map(({ id, title }) => [id, title]));
    const stray = value === '' || ways.includes(value) ? [] : [value];
    return (
      <Select
        size="xs"
        aria-label={label}
        data-cell={place}
        data={[...new Set([...ways, ...stray])].map((way) => ({ value: way, label: titles.get(way) ?? way }))}
        value={value === '' ? null : value}
        error={error}
        onChange={(next) => onType(next ?? '')}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      data-cell={place}
      value={value}
      error={error}
      onChange={(event) => onType(event.currentTarget.value)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  );
}
