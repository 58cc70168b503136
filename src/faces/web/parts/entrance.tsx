// The ground of the pages before the frame: the mark, a heading, a narrow column, water at the foot.
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { Mark } from '../frame/mark.tsx';
import style from './entrance.module.css';

type Props = { title: string; text?: string; wide?: boolean; children: ReactNode };

export function Entrance({ title, text, wide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Millrace`;
  }, [title]);
  return (
    <main className={style.ground}>
      <div className={wide ? style.wide : style.column}>
        <div className={style.mark}>
          <Mark size={40} />
        </div>
        <h1>{title}</h1>
        {text === undefined ? null : <p className="quiet">{text}</p>}
        <div className={style.content}>{children}</div>
      </div>
      <Water />
    </main>
  );
}

function Water() {
  return (
    <svg className={style.water} viewBox="0 0 1440 160" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 72c240-56 480-56 720 0s480 56 720 0v88H0z" opacity="0.35" />
      <path d="M0 104c240 48 480 48 720 0s480-48 720 0v56H0z" opacity="0.35" />
    </svg>
  );
}
