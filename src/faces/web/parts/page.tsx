// The ground of an ordinary page: a column with air around it. Boards and maps use the whole width instead (`wide`).
import type { ReactNode } from 'react';
import style from './page.module.css';

export function PageGround({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={wide ? style.wide : style.column}>{children}</div>;
}
