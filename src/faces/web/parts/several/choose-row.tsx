// The box by which a row or a card is chosen: in sight where one points or stands, and everywhere once anything is chosen.
import { memo, useCallback, useRef } from 'react';
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
  const latest = useRef({ row, among });
  latest.current = { row, among };
  const { turn, size } = selection;
  const turnThis = useCallback(
    (range: boolean) => turn(latest.current.row, latest.current.among, range),
    [turn],
  );
  return (
    <Box
      caseId={row.caseId}
      title={row.title}
      any={size > 0}
      isChosen={selection.has(row)}
      onTurn={turnThis}
    />
  );
}

type BoxProps = {
  readonly caseId: string;
  readonly title: string;
  readonly any: boolean;
  readonly isChosen: boolean;
  readonly onTurn: (range: boolean) => void;
};

/** Of a list of hundreds only the boxes that turn are drawn again. */
const Box = memo(function Box({ caseId, title, any, isChosen, onTurn }: BoxProps) {
  const { t } = useTranslation();
  return (
    <input
      type="checkbox"
      className={style.box}
      data-any={any}
      data-choose={caseId}
      aria-label={t('several.choose', { title })}
      checked={isChosen}
      onChange={({ nativeEvent }) => onTurn(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
    />
  );
});

/** `x` turns the row or card that has the focus, or whose link has. */
export function turnFocused(): void {
  const place = document.activeElement?.closest('[data-row]');
  place?.querySelector<HTMLInputElement>('[data-choose]')?.click();
}
