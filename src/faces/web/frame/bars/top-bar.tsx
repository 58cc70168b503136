// The bar on top: where one is, the search, what is new, and who one is.
import { Kbd } from '@mantine/core';
import { useMatches } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/session.ts';
import style from '../frame.module.css';
import { wordOf } from '../words.ts';
import { Bell } from './bell.tsx';
import { PersonMenu } from './person-menu.tsx';

type Props = { onSearch: () => void; onSearchNear: () => void };

export function TopBar({ onSearch, onSearchNear }: Props) {
  const { t } = useTranslation();
  return (
    <header className={style.top}>
      <Place />
      <button type="button" className={style.search} onClick={onSearch} onPointerEnter={onSearchNear}>
        <Search size={16} aria-hidden="true" />
        <span>{t('frame.search')}</span>
        <Kbd size="xs">{modKey()} K</Kbd>
      </button>
      <Bell />
      <PersonMenu />
    </header>
  );
}

function Place() {
  const workspace = useSession().data?.workspace;
  const match = useMatches().at(-1);
  const title = (match?.staticData as { title?: string } | undefined)?.title;
  return (
    <div className={style.place}>
      <span>{workspace?.name}</span>
      {title === undefined ? null : (
        <>
          <span aria-hidden="true">/</span>
          <strong>{wordOf(title)}</strong>
        </>
      )}
    </div>
  );
}

const modKey = (): string => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl');
