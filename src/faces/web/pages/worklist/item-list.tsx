// The rows of the worklist; only those in sight are drawn, so that thousands stay smooth.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
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

/** **units**: pixels. */
const ROW = 84;

export function ItemList({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const ground = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => ground.current,
    estimateSize: () => ROW,
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
            <li key={item.workItem} style={{ transform: `translateY(${start}px)`, height: ROW }}>
              <Row item={item} chosen={item.workItem === chosen} onChoose={onChoose} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({
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
      <span className={style.itemState}>
        {pausedAt === null ? (
          <DueWord dueAt={dueAt} risk={risk} />
        ) : (
          <StateWord tone="quiet">{t('work.pause.paused')}</StateWord>
        )}
        {priority === 'high' || priority === 'urgent' ? (
          <strong>{t(`work.priorities.${priority}`)}</strong>
        ) : null}
        {pool ? <span className="quiet">{t('work.pool')}</span> : null}
      </span>
    </button>
  );
}
