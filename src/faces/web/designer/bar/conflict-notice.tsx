// Two people saved at once: says so, and lets one choose; nothing of either is lost.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../state/use-design.ts';
import style from './design-bar.module.css';

export function ConflictNotice() {
  const { t } = useTranslation();
  const { saving, settle } = useDesign();
  if (saving.state !== 'conflict') return null;
  return (
    <section className={style.conflict} role="alert">
      <div>
        <strong>{t('design.conflict.title')}</strong>
        <p>{t('design.conflict.text')}</p>
      </div>
      <span className={style.steps}>
        <Button variant="default" onClick={() => settle('theirs')}>
          {t('design.conflict.theirs')}
        </Button>
        <Button onClick={() => settle('mine')}>{t('design.conflict.mine')}</Button>
      </span>
    </section>
  );
}
