// The bar on top: where one is, the search, what is new, and who one is.
import { Kbd } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import style from '../frame.module.css';
import { Place } from '../place.tsx';
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

const modKey = (): string => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl');
