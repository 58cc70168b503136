// One column: its count, and its cards of which only those in sight are drawn. A card may be dropped where a way leads.
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../parts/narrow.ts';
import { answerOptions } from '../../state/answers.ts';
import type { Selection } from '../../state/selection.ts';
import type { Card, Column } from '../../wire.ts';
import style from './board.module.css';
import { BoardCard } from './board-card.tsx';
import { ChooseStage, type Filter } from './choose-stage.tsx';

/** On a phone two facts stand in one line. **units**: pixels. */
const CARD = { wide: 128, narrow: 108 };
const PAGE = 200;

type Props = {
  readonly workflowId: string;
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly filter: Filter;
  readonly onMove: (card: Card, to: string) => void;
  readonly selection: Selection<Card> | undefined;
};

export function BoardColumn({ workflowId, column, columns, filter, onMove, selection }: Props) {
  const { t } = useTranslation();
  const { ground, allowed } = useDropping(column, columns, onMove);
  const { cards, more } = useCards(workflowId, column, filter);
  const tall = useNarrow() ? CARD.narrow : CARD.wide;
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => ground.current,
    estimateSize: () => tall,
    overscan: 6,
  });
  useEffect(() => {
    if (tall > 0) rows.measure();
  }, [tall, rows]);
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= cards.length - 10) more();
  }, [last, cards.length, more]);
  return (
    <section className={style.column} aria-label={column.title} data-allowed={allowed}>
      <header className={style.columnHead} data-row>
        <h2>{column.title}</h2>
        <ColumnCounts workflowId={workflowId} column={column} filter={filter} />
        {selection === undefined || column.count === 0 ? null : (
          <span className={style.chooseStage}>
            <ChooseStage column={column} place={{ workflowId, filter }} selection={selection} />
          </span>
        )}
      </header>
      <section
        ref={ground}
        className={style.cards}
        tabIndex={cards.length === 0 ? undefined : 0}
        aria-label={t('board.cards', { stage: column.title })}
      >
        {cards.length === 0 ? <p className="quiet">{t('board.emptyColumn')}</p> : null}
        <ul style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const card = cards[index];
            if (card === undefined) return null;
            return (
              <li key={card.caseId} style={{ transform: `translateY(${start}px)`, height: tall }}>
                <BoardCard
                  card={card}
                  column={column}
                  columns={columns}
                  onMove={onMove}
                  among={cards}
                  selection={selection}
                />
              </li>
            );
          })}
        </ul>
      </section>
    </section>
  );
}

type CountsProps = { readonly workflowId: string; readonly column: Column; readonly filter: Filter };

/** How many cases stand in a column, and how many of them are late: each number opens the list of what it counts. */
function ColumnCounts({ workflowId, column, filter }: CountsProps) {
  const { t } = useTranslation();
  const { stage, title, count, late } = column;
  const { text: find, owner, late: onlyLate } = filter;
  const linkTo = (text: string, status?: 'late') => (
    <Link
      to={'/cases' as never}
      search={{ workflow: workflowId, stage, find, owner, status } as never}
      aria-label={t('board.countAt', { what: text, stage: title })}
    >
      {text}
    </Link>
  );
  const all = t('board.columnCount', { count });
  return (
    <span className={`quiet figures ${style.counts}`}>
      {count === 0 ? all : linkTo(all, onlyLate === undefined ? undefined : 'late')}
      {late === 0 ? null : <>, {linkTo(t('board.lateCount', { count: late }), 'late')}</>}
    </span>
  );
}

/** The first cards come with the board; more are asked for as they come into sight. */
function useCards(id: string, column: Column, filter: Filter) {
  const [limit, setLimit] = useState(0);
  const { stage, count } = column;
  const options = answerOptions('GET /api/workflows/:id/board/:stage', {
    params: { id, stage },
    query: { ...filter, limit },
  });
  const longer = useQuery({ ...options, enabled: limit > 0, placeholderData: keepPreviousData });
  const cards = limit === 0 ? column.cards : (longer.data?.cards ?? column.cards);
  const more = () => {
    if (cards.length < count && !longer.isFetching) setLimit(cards.length + PAGE);
  };
  return { cards, more };
}

type Dragged = { readonly card?: Card };

/** Whether what is being dragged may be dropped here; a way must lead from its stage. */
function useDropping(column: Column, columns: readonly Column[], onMove: Props['onMove']) {
  const ground = useRef<HTMLElement>(null);
  const [allowed, setAllowed] = useState<boolean>();
  const ways = useRef(columns);
  ways.current = columns;
  const drop = useRef(onMove);
  drop.current = onMove;
  const { stage } = column;
  useEffect(() => {
    const element = ground.current?.parentElement;
    if (element == null) return;
    const leads = ({ card }: Dragged) =>
      ways.current.find((each) => each.stage === card?.stage)?.ways.includes(stage) ?? false;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => leads(source.data as Dragged),
      onDragEnter: () => setAllowed(true),
      onDragLeave: () => setAllowed(undefined),
      onDrop: ({ source }) => {
        setAllowed(undefined);
        const { card } = source.data as Dragged;
        if (card !== undefined) drop.current(card, stage);
      },
    });
  }, [stage]);
  return { ground, allowed };
}
