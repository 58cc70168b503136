// The bar at the bottom of a phone: the first pages of the menu, the search, and all the rest.
import { Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { MoreHorizontal, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { menuPages } from '../../pages/index.ts';
import style from '../frame.module.css';
import { wordOf } from '../words.ts';

const SHOWN = 2;

export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation();
  return (
    <nav className={style.bottom} aria-label={t('frame.menu')}>
      {menuPages.slice(0, SHOWN).map(({ path, title, menu }) => {
        const Icon = menu?.icon ?? Search;
        return (
          <Link key={path} to={path}>
            <Icon size={20} aria-hidden="true" />
            {wordOf(title)}
          </Link>
        );
      })}
      <button type="button" onClick={onSearch}>
        <Search size={20} aria-hidden="true" />
        {t('frame.search')}
      </button>
      {menuPages.length > SHOWN ? <Rest /> : null}
    </nav>
  );
}

function Rest() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button">
          <MoreHorizontal size={20} aria-hidden="true" />
          {t('frame.more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {menuPages.slice(SHOWN).map(({ path, title, menu }) => {
          const Icon = menu?.icon ?? Search;
          return (
            <Menu.Item
              key={path}
              leftSection={<Icon size={18} aria-hidden="true" />}
              onClick={() => void navigate({ to: path })}
            >
              {wordOf(title)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
