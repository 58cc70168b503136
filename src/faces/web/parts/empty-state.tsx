// What a page says when it has nothing to show: a drawing, a sentence, one action that makes the first thing.
import { type ReactNode, useEffect } from 'react';
import { Drawing, type DrawingName } from './drawing.tsx';
import style from './empty-state.module.css';

type Props = {
  drawing: DrawingName;
  title: string;
  text?: string;
  action?: ReactNode;
  /** It is the whole page, and its title the page's. */
  alone?: boolean;
};

export function EmptyState({ drawing, title, text, action, alone = false }: Props) {
  const Title = alone ? 'h1' : 'h2';
  useEffect(() => {
    if (alone) document.title = `${title} · Millrace`;
  }, [alone, title]);
  return (
    <section className={style.empty}>
      <Drawing name={drawing} />
      <Title>{title}</Title>
      {text === undefined ? null : <p className="quiet">{text}</p>}
      {action === undefined ? null : <div className={style.action}>{action}</div>}
    </section>
  );
}
