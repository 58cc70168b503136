// How far sending or reading is, as a bar and in words.
import { Progress as Bar } from '@mantine/core';
import style from './import-log.module.css';

/** **units**: `share` from 0 to 1. */
export function Progress({ text, share }: { text: string; share: number }) {
  const percent = Math.round(Math.min(1, share) * 100);
  return (
    <div className={style.progress} role="status">
      <p>{text}</p>
      <Bar value={percent} aria-label={text} size="sm" />
      <p className="quiet figures">{percent} %</p>
    </div>
  );
}
