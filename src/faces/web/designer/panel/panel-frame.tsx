// The panel beside the drawing: its head, the way to close it, and a body that scrolls by itself.
import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../bar/view-address.ts';
import style from './panel.module.css';

type Props = { title: string; acts?: ReactNode; children: ReactNode };

export function PanelFrame({ title, acts, children }: Props) {
  const { t } = useTranslation();
  const { open } = useView();
  return (
    <aside className={style.panel} aria-label={title}>
      <div className={style.head}>
        <h2>{title}</h2>
        <span className={style.line}>
          {acts}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('design.panel.close')}
            onClick={() => open('')}
          >
            <X size={18} aria-hidden="true" />
          </ActionIcon>
        </span>
      </div>
      <div className={style.body}>{children}</div>
    </aside>
  );
}
