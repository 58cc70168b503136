// What a door shows: a picture, where it leads, and what one finds there.
import { ArrowRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import style from './doors.module.css';

type Props = { icon: LucideIcon; title: string; text: string; children?: ReactNode };

export function Sill({ icon: Icon, title, text, children }: Props) {
  return (
    <>
      <Icon className={style.icon} size={24} strokeWidth={1.6} aria-hidden="true" />
      <span className={style.words}>
        <strong>{title}</strong>
        <span className="quiet">{text}</span>
        {children}
      </span>
      <ArrowRight className={style.arrow} size={18} aria-hidden="true" />
    </>
  );
}
