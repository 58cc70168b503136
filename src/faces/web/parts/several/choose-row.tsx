// The box by which a row or a card is chosen: in sight where one points or stands, and everywhere once anything is chosen.
import { Checkbox } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../state/selection.ts';
import style from './choose-row.module.css';
import '../../words/several.ts';
import type { Chosen } from './shown.ts';

type Props<Row extends Chosen> = {
  readonly row: Row;
  /** The list that the row stands in, for a range with Shift. */
  readonly among: readonly Row[];
  readonly selection: Selection<Row>;
};

export function ChooseRow<Row extends Chosen>({ row, among, selection }: Props<Row>) {
  const { t } = useTranslation();
  const turn = ({ nativeEvent }: ChangeEvent) =>
    selection.turn(row, among, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
  return (
    <Checkbox
      className={style.box}
      data-any={selection.size > 0}
      data-choose={row.caseId}
      size="xs"
      aria-label={t('several.choose', { title: row.title })}
      checked={selection.has(row)}
      onChange={turn}
    />
  );
}

/** `x` turns the row or card that has the focus, or whose link has. */
export function turnFocused(): void {
  const place = document.activeElement?.closest('[data-row]');
  place?.querySelector<HTMLInputElement>('[data-choose]')?.click();
}
