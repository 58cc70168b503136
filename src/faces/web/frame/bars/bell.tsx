// The bell: what the person has been told, newest first, and where it leads.
import { ActionIcon, Button, Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useAnswer, useCommand } from '../../state/answers.ts';
import type { Notification } from '../../wire.ts';
import style from '../frame.module.css';

export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const news = useAnswer('GET /api/notifications').data;
  const unread = news?.unread ?? 0;
  const label = unread === 0 ? t('frame.bell') : t('frame.bellUnread', { count: unread });
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={360}
      shadow="md"
      radius="md"
      trapFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={label}
          onClick={() => setOpen(!open)}
          pos="relative"
        >
          <BellIcon size={18} aria-hidden="true" />
          {unread === 0 ? null : <span className={style.count}>{unread > 99 ? '99+' : unread}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} maw="calc(100vw - 16px)" aria-label={t('frame.bell')}>
        <News items={news?.items ?? []} unread={unread} onLeave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

type NewsProps = { items: readonly Notification[]; unread: number; onLeave: () => void };

function News({ items, unread, onLeave }: NewsProps) {
  const { t } = useTranslation();
  const markRead = useCommand('POST /api/notifications/read');
  if (items.length === 0)
    return <EmptyState drawing="bell" title={t('frame.bell')} text={t('frame.bellEmpty')} />;
  const leave = (item: Notification) => {
    onLeave();
    if (!item.read) markRead.mutate({ body: { ids: [item.id, ...item.before] } });
  };
  return (
    <>
      <div className={style.newsHead}>
        <h2>{t('frame.bell')}</h2>
        {unread === 0 ? null : (
          <Button variant="subtle" size="compact-sm" onClick={() => markRead.mutate({ body: {} })}>
            {t('frame.bellRead')}
          </Button>
        )}
      </div>
      <ul className={style.news}>
        {items.map((item) => (
          <li key={item.id} data-read={item.read}>
            <Told item={item} onLeave={() => leave(item)} />
            <div className="quiet">
              <Moment at={item.at} />
              {item.before.length === 0 ? null : ` · ${t('frame.bellBefore', { count: item.before.length })}`}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Told({ item, onLeave }: { item: Notification; onLeave: () => void }) {
  if (item.caseId === null) return <span>{item.text}</span>;
  return (
    <Link to={`/cases/${item.caseId}`} onClick={onLeave}>
      {item.text}
    </Link>
  );
}
