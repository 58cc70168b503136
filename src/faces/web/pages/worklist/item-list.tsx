// The rows of the worklist; only those in sight are drawn, so that thousands stay smooth.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DueWord } from '../../parts/case-view/due-word.tsx';
import { StateWord } from '../../parts/state-word.tsx';
import type { WorklistItem } from '../../wire.ts';
import style from './worklist.module.css';

type Props = {
  readonly items: readonly WorklistItem[];
  readonly chosen: string | undefined;
  readonly onChoose: (workItem: string) => void;
};

/** A row with a line on how the work stands, and one of which nothing is to say. **units**: pixels. */
const [ROW, SHORT_ROW] = [84, 60];

const isMarked = ({ dueAt, pausedAt, priority, pool }: WorklistItem): boolean =>
  dueAt !== null || pausedAt !== null || pool || isPressing(priority);

const heightOf = (item: WorklistItem | undefined): number =>
  item === undefined || isMarked(item) ? ROW : SHORT_ROW;

const isPressing = (priority: WorklistItem['priority']) => priority === 'high' || priority === 'urgent';

export function ItemList({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const ground = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => ground.current,
    estimateSize: (index) => heightOf(items[index]),
    // Where the items are others, so are the heights.
    getItemKey: useCallback((index: number) => items[index]?.workItem ?? index, [items]),
    overscan: 8,
  });
  const place = items.findIndex(({ workItem }) => workItem === chosen);
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place, { align: 'auto' });
  }, [rows, place]);
  return (
    <div ref={ground} className={style.scroll}>
      <ul aria-label={t('worklist.list')} className={style.items} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li key={item.workItem} style={{ transform: `translateY(${start}px)`, height: heightOf(item) }}>
              <Row item={item} chosen={item.workItem === chosen} onChoose={onChoose} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const Row = memo(function Row({
  item,
  chosen,
  onChoose,
}: {
  item: WorklistItem;
  chosen: boolean;
  onChoose: Props['onChoose'];
}) {
  const { t } = useTranslation();
  const { title, number, stageTitle, workflowTitle, priority, dueAt, pausedAt, risk, pool } = item;
  return (
    <button
      type="button"
      className={style.item}
      data-chosen={chosen}
      aria-current={chosen}
      onClick={() => onChoose(item.workItem)}
    >
      <span className={style.itemTitle}>{title}</span>
      <span className={style.itemPlace}>
        <span className="figures">#{number}</span> {stageTitle} · {workflowTitle}
      </span>
      {isMarked(item) ? (
        <span className={style.itemState}>
          {pausedAt === null ? (
            <DueWord dueAt={dueAt} risk={risk} />
          ) : (
            <StateWord tone="quiet">{t('work.pause.paused')}</StateWord>
          )}
          {isPressing(priority) ? <strong>{t(`work.priorities.${priority}`)}</strong> : null}
          {pool ? <span className="quiet">{t('work.pool')}</span> : null}
        </span>
      ) : null}
    </button>
  );
});
