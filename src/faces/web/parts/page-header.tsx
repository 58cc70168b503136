// The head of a page: its name, a sentence, and what one can do; it also names the browser's tab.
import { type ReactNode, useEffect } from 'react';
import style from './page-header.module.css';

type Props = {
  title: string;
  /** Which of several pages of that name it is, for the browser's tab. */
  tab?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
};

export function PageHeader({ title, tab, lead, actions, children }: Props) {
  useEffect(() => {
    document.title = `${tab === undefined ? title : `${title}: ${tab}`} · Millrace`;
  }, [title, tab]);
  return (
    <header className={style.header}>
      <h1>{title}</h1>
      {lead === undefined ? null : <p className={`quiet ${style.lead}`}>{lead}</p>}
      {actions === undefined ? null : <div className={style.actions}>{actions}</div>}
      {children === undefined ? null : <div className={style.rest}>{children}</div>}
    </header>
  );
}
