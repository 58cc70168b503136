// The editor of a decision table: which row counts, the rows, what is wrong, and a place to try it.
import { Button, Group, Modal, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TableSettings, tryTable } from '../../../../../core/engine/index.ts';
import type { Stage } from '../../../../../core/model/index.ts';
import { AGGREGATIONS, HIT_POLICIES } from '../../../../../core/rules/index.ts';
import { useDesign } from '../../state/use-design.ts';
import style from './table.module.css';
import { TableGrid } from './table-grid.tsx';
import { TryTable } from './try-table.tsx';

type Props = {
  stage: Stage;
  table: TableSettings;
  onChange: (table: TableSettings | null, what: string) => void;
  onClose: () => void;
};

export function TableDialog({ stage, table, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const { diagnostics, workflow } = useDesign();
  const isNarrow = useMediaQuery('(max-width: 640px)');
  const [values, setValues] = useState<{ readonly [field: string]: string }>({});
  const at = `stages.${stage.id}.settings.table`;
  const found = diagnostics.filter((each) => each.at === at || each.at.startsWith(`${at}.`));
  const isTrying = Object.values(values).some((value) => value !== '');
  const trial = tryTable(workflow, stage, values);
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen={isNarrow === true}
      size="min(1100px, 94vw)"
      title={t('design.table.title', { stage: stage.title })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <div className={style.policy}>
        <Select
          label={t('design.table.which')}
          allowDeselect={false}
          data={HIT_POLICIES.map((hit) => ({ value: hit, label: t(`design.table.hit.${hit}`) }))}
          value={table.hit}
          onChange={(next) => {
            const hit = HIT_POLICIES.find((each) => each === next);
            if (hit === undefined) return;
            const { collect: _, ...others } = table;
            onChange({ ...others, hit }, 'hit');
          }}
        />
        {table.hit === 'collect' ? (
          <Select
            label={t('design.table.made')}
            allowDeselect={false}
            data={['list' as const, ...AGGREGATIONS].map((each) => ({
              value: each,
              label: t(`design.table.collect.${each}`),
            }))}
            value={table.collect ?? 'list'}
            onChange={(next) => {
              const collect = AGGREGATIONS.find((each) => each === next);
              const { collect: _, ...others } = table;
              onChange(collect === undefined ? others : { ...others, collect }, 'collect');
            }}
          />
        ) : null}
      </div>
      <TableGrid
        table={table}
        stage={stage}
        found={found}
        hits={isTrying ? (trial?.hits ?? []) : []}
        onChange={onChange}
      />
      {found.map(({ code, at: place, message, remedy, severity }) => (
        <p key={`${code} ${place} ${message}`} className={style.found} data-severity={severity}>
          {message} {remedy}
        </p>
      ))}
      {found.length === 0 ? <p className="quiet">{t('design.table.sound')}</p> : null}
      <TryTable trial={trial} values={values} isTrying={isTrying} onType={setValues} />
      <Group justify="space-between" mt="md">
        <Button
          variant="subtle"
          onClick={() => {
            onChange(null, 'remove');
            onClose();
          }}
        >
          {t('design.table.remove')}
        </Button>
        <Button onClick={onClose}>{t('frame.close')}</Button>
      </Group>
    </Modal>
  );
}
