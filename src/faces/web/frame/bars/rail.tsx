// The rail at the left: the mark, the pages of the menu, and a way to fold it.
import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { homePath, menuPages, type PageEntry } from '../../pages/index.ts';
import { useDraft } from '../../state/draft.ts';
import style from '../frame.module.css';
import { Mark } from '../mark.tsx';
import { wordOf } from '../words.ts';

export function Rail() {
  const { t } = useTranslation();
  const [folded, setFolded] = useDraft('rail-folded', false);
  const Fold = folded ? PanelLeftOpen : PanelLeftClose;
  const foldLabel = folded ? t('frame.unfold') : t('frame.fold');
  return (
    <nav className={style.rail} data-folded={folded} aria-label={t('frame.menu')}>
      <Link to={homePath} className={style.mark ?? ''} aria-label={t('frame.product')}>
        <Mark />
        {folded ? null : t('frame.product')}
      </Link>
      {menuPages.map((page) => (
        <Entry key={page.path} page={page} folded={folded} />
      ))}
      <div className={style.foot}>
        <Tooltip label={foldLabel} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={foldLabel}
            onClick={() => setFolded(!folded)}
          >
            <Fold size={18} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
    </nav>
  );
}

function Entry({ page, folded }: { page: PageEntry; folded: boolean }) {
  const title = wordOf(page.title);
  const Icon = page.menu?.icon;
  return (
    <Tooltip label={title} position="right" disabled={!folded}>
      <Link to={page.path} className={style.entry ?? ''} aria-label={title}>
        {Icon === undefined ? null : <Icon size={18} aria-hidden="true" />}
        {folded ? null : title}
      </Link>
    </Tooltip>
  );
}
