// A part of the panel under its heading. A path that leads here brings it into view and into focus.
import { type ReactNode, useEffect, useRef } from 'react';
import { useView } from '../bar/view-address.ts';
import { placeOf } from '../state/place.ts';
import { useDesign } from '../state/use-design.ts';
import style from './panel.module.css';

type Props = {
  part: string;
  title: string;
  hint?: string;
  children: ReactNode /** Left out in the panel of the workflow. */;
  stage?: string;
};

export function Section({ part, title, hint, children, stage }: Props) {
  const { at } = useView();
  const { diagnostics } = useDesign();
  const section = useRef<HTMLElement>(null);
  const isMeant = isAt(at, stage, part);
  useEffect(() => {
    if (!isMeant) return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true });
  }, [isMeant]);
  const found = diagnostics.filter((each) => isAt(each.at, stage, part));
  return (
    <section ref={section} className={style.section} data-part={part} aria-label={title}>
      <h3>{title}</h3>
      {hint === undefined ? null : <p className={`quiet ${style.hint}`}>{hint}</p>}
      {children}
      {found.map(({ code, at: place, message, remedy, severity }) => (
        <p key={`${code} ${place}`} className={style.found} data-severity={severity}>
          {message} {remedy}
        </p>
      ))}
    </section>
  );
}

function isAt(at: string, stage: string | undefined, part: string): boolean {
  const place = placeOf(at);
  if (place.shows === 'stage') return place.stage === stage && place.part === part;
  return place.shows === 'workflow' && stage === undefined && place.part === part;
}
