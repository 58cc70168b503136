// What is said on top of every page while Millrace cannot be reached.
import { Unplug } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnected } from '../state/connection.ts';
import style from './cut-line.module.css';

export function CutLine() {
  const connected = useConnected();
  // The place is always there: what comes into it later is read out.
  return <div role="status">{connected ? null : <Said />}</div>;
}

function Said() {
  const { t } = useTranslation();
  const said = useRef<HTMLParagraphElement>(null);
  // What stands at the top of the page moves below it.
  useLayoutEffect(() => {
    const root = document.documentElement.style;
    const measure = () => root.setProperty('--notice', `${said.current?.offsetHeight ?? 0}px`);
    measure();
    addEventListener('resize', measure);
    return () => {
      removeEventListener('resize', measure);
      root.removeProperty('--notice');
    };
  }, []);
  return (
    <p ref={said} className={style.cut}>
      <Unplug size={16} aria-hidden="true" />
      <span>
        <strong>{t('frame.cut')}</strong> {t('frame.cutText')}
      </span>
    </p>
  );
}
