// Chooses every card of a column that fits the filters, those not drawn yet too.
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import choosing from '../../parts/several/choose-row.module.css';
import { MOST_CHOSEN } from '../../parts/several/shown.ts';
import { sayProblem } from '../../parts/toast.tsx';
import type { Selection } from '../../state/selection.ts';
import type { Card, Column } from '../../wire.ts';

/** The filters of the board as the API takes them. */
export type Filter = { readonly text?: string; readonly owner?: string; readonly late?: 'true' };

type Props = {
  readonly column: Column;
  readonly place: { readonly workflowId: string; readonly filter: Filter };
  readonly selection: Selection<Card>;
};

export function ChooseStage({ column: { stage, title, count, cards }, place, selection }: Props) {
  const { t } = useTranslation();
  const { workflowId: id, filter } = place;
  const some = selection.rows.some((card) => card.stage === stage);
  const every = some && cards.every(selection.has);
  const turn = async () => {
    if (every) {
      selection.turnAll(
        selection.rows.filter((card) => card.stage === stage),
        false,
      );
      return;
    }
    const room = Math.min(count, MOST_CHOSEN - selection.size);
    if (room <= 0) return;
    const query = { ...filter, limit: room };
    const all = await call('GET /api/workflows/:id/board/:stage', { params: { id, stage }, query });
    selection.turnAll(all.cards, true);
  };
  return (
    <Checkbox
      className={choosing.box}
      data-any={selection.size > 0}
      size="xs"
      aria-label={t('several.chooseStage', { stage: title })}
      checked={every}
      indeterminate={some && !every}
      onChange={() => void turn().catch(sayProblem)}
    />
  );
}
