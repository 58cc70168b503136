// The Worklist: what waits for the reader, the promise most at risk first; the chosen piece of work beside it, ready to be
// done. Which one is open stands in the address.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { answerOptions } from '../../state/answers.ts';
import type { WorklistItem } from '../../wire.ts';
import { DecideSeveral } from './decide-several.tsx';
import { ItemList } from './item-list.tsx';
import { Opened } from './opened.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useOpenWork } from './use-open-work.ts';
import style from './worklist.module.css';

export function Page() {
  const { t } = useTranslation();
  const open = useOpenWork();
  const { items, chosen, isLeft, place, choose, asked, answer } = open;
  const openItem = useCallback((workItem: string) => choose(workItem, true), [choose]);
  useNearby(items, place);
  useListKeys((by) => {
    const next = items[Math.min(items.length - 1, Math.max(0, place + by))];
    if (next !== undefined) choose(next.workItem);
  });
  if (answer.error !== null) {
    return <Titled body={<FailedToLoad error={answer.error} retry={() => void answer.refetch()} />} />;
  }
  if (answer.data === undefined) return <Titled body={<WaitingRows />} />;
  if (chosen === undefined) return <Nothing />;
  return (
    <div className={style.page} data-open={asked ? true : undefined}>
      {asked ? <h1 className={style.narrowTitle}>{t('worklist.title')}</h1> : null}
      <div className={style.list}>
        <PageHeader
          title={t('worklist.title')}
          lead={t('worklist.count', { count: open.total })}
          actions={<DecideSeveral items={items} />}
        />
        <ItemList items={items} chosen={chosen.workItem} onChoose={openItem} />
      </div>
      <Opened
        key={chosen.workItem}
        item={chosen}
        isLeft={isLeft}
        refused={open.refusal?.workItem === chosen.workItem ? open.refusal.error : undefined}
        onComplete={open.complete}
        onBack={() => choose('', true)}
        onTyping={() => asked || choose(chosen.workItem)}
      />
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation();
  const action = (
    <Button component={Link} to="/start">
      {t('worklist.emptyAction')}
    </Button>
  );
  const [title, text] = [t('worklist.emptyTitle'), t('worklist.emptyText')];
  return <Titled body={<EmptyState drawing="done" title={title} text={text} action={action} />} />;
}

/** The page where there are no rows to show: it keeps its title, so that one knows where one is. */
function Titled({ body }: { body: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={style.list}>
        <PageHeader title={t('worklist.title')} />
      </div>
      {body}
    </>
  );
}

/** The neighbours are fetched before they are asked for, so that the next is there at once. */
function useNearby(items: readonly WorklistItem[], place: number): void {
  const client = useQueryClient();
  useEffect(() => {
    for (const item of [items[place + 1], items[place - 1]]) {
      if (item === undefined) continue;
      void client.prefetchQuery(answerOptions('GET /api/cases/:caseId', { params: { caseId: item.caseId } }));
    }
  }, [client, items, place]);
}
