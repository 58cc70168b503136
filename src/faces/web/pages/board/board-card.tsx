// One card: what it is, who has it, how long it has been here, how its promise stands; dragged, or moved by its menu.

import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowRight, Ellipsis } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DueWord } from '../../parts/case-view/due-word.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNarrow } from '../../parts/narrow.ts';
import { ChooseRow } from '../../parts/several/choose-row.tsx';
import type { Selection } from '../../state/selection.ts';
import { usePermissions } from '../../state/session.ts';
import type { Card, Column } from '../../wire.ts';
import style from './board.module.css';

type Props = {
  readonly card: Card;
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly onMove: (card: Card, to: string) => void;
};

type Chooseable = Props & {
  /** The cards it stands among, and which are chosen; left out for whoever may choose none. */
  readonly among: readonly Card[];
  readonly selection: Selection<Card> | undefined;
};

/** The same card in the same board is not drawn anew while one types, scrolls or waits. */
export const BoardCard = memo(function BoardCard(props: Chooseable) {
  const { card, column, columns, onMove, among, selection } = props;
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const mayMove = (card.mine || mayDesign) && card.workItem !== null && column.ways.length > 0;
  const { ground, dragging } = useDragging(card, mayMove);
  const narrow = useNarrow();
  const here = (
    <>
      {t('board.here')} <Moment at={card.enteredAt} />
    </>
  );
  return (
    <div
      ref={ground}
      className={style.card}
      data-dragging={dragging}
      data-movable={mayMove}
      data-chosen={selection?.has(card)}
      data-row
    >
      <div className={style.cardLine}>
        <Link to={`/cases/${card.caseId}`} draggable={false} className={style.cardTitle}>
          {card.title}
        </Link>
        {mayMove ? <MoveMenu card={card} column={column} columns={columns} onMove={onMove} /> : null}
      </div>
      <span className={style.cardFacts}>
        <span className="figures">#{card.number}</span> {card.ownerName ?? t('board.nobody')}
        {narrow ? <> · {here}</> : null}
      </span>
      {narrow ? null : <span className={style.cardFacts}>{here}</span>}
      <span className={style.cardFacts}>
        <DueWord dueAt={card.dueAt} risk={card.risk} />
      </span>
      {selection === undefined ? null : (
        <span className={style.choose}>
          <ChooseRow row={card} among={among} selection={selection} />
        </span>
      )}
    </div>
  );
});

function MoveMenu({ card, column, columns, onMove }: Props) {
  const { t } = useTranslation();
  const titleOf = (stage: string) => columns.find((each) => each.stage === stage)?.title ?? stage;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('board.move', { title: card.title })}
        >
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {column.ways.map((stage) => (
          <Menu.Item
            key={stage}
            leftSection={<ArrowRight size={16} aria-hidden="true" />}
            onClick={() => onMove(card, stage)}
          >
            {t('board.moveTo', { stage: titleOf(stage) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useDragging(card: Card, mayMove: boolean) {
  const ground = useRef<HTMLDivElement>(null);
  const [dragging, setDragging] = useState<boolean>();
  const dragged = useRef(card);
  dragged.current = card;
  useEffect(() => {
    const element = ground.current;
    if (element === null || !mayMove) return;
    return draggable({
      element,
      getInitialData: () => ({ card: dragged.current }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(undefined),
    });
  }, [mayMove]);
  return { ground, dragging };
}
