// How far sending or reading is, as a bar and in words.
import { Progress as Bar, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import style from './import-log.module.css';

/** **units**: `share` from 0 to 1. */
export function Progress({ text, share, cancel }: { text: string; share: number; cancel?: () => void }) {
  const { t } = useTranslation();
  const percent = Math.round(Math.min(1, share) * 100);
  return (
    <div className={style.progress}>
      <div role="status">
        <p>{text}</p>
        <Bar value={percent} aria-label={text} size="sm" />
        <p className="quiet figures">{percent} %</p>
      </div>
      {cancel === undefined ? null : (
        <Button variant="default" onClick={cancel}>
          {t('importLog.stop')}
        </Button>
      )}
    </div>
  );
}
