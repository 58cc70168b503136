// A stage's decision table in the panel: what it is in a line, and the door to its editor.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../../core/base/index.ts';
import { type TableSettings, tableOf } from '../../../../../core/engine/index.ts';
import type { Stage } from '../../../../../core/model/index.ts';
import { useDesign } from '../../state/use-design.ts';
import { TableDialog } from './table-dialog.tsx';
import { blankTable } from './table-settings-edit.ts';

export function TablePart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit, workflow } = useDesign();
  const [isOpen, setOpen] = useState(false);
  const table = tableOf(stage);
  const change = (next: TableSettings | null, what: string) =>
    edit(
      { type: 'SetSetting', stage: stage.id, setting: 'table', value: next as unknown as Json },
      `${stage.id} table ${what}`,
    );
  const begin = () => {
    if (table === undefined) change(blankTable(Object.keys(workflow.record)[0] ?? 'case.number'), 'begin');
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" onClick={begin}>
        {table === undefined
          ? t('design.table.begin')
          : t('design.table.open', { count: table.rules.length })}
      </Button>
      {isOpen && table !== undefined ? (
        <TableDialog stage={stage} table={table} onChange={change} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
