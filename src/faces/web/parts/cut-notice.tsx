// What is said on top of a page while Millrace cannot be reached, in the words of that page.
import { Unplug } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useConnected } from '../state/connection.ts';
import style from './cut-notice.module.css';

type Words = { readonly title: string; readonly text: string };

export function CutNotice(words: Words) {
  const connected = useConnected();
  // The place is always there: what comes into it later is read out.
  return <div role="status">{connected ? null : <Said {...words} />}</div>;
}

function Said({ title, text }: Words) {
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
        <strong>{title}</strong> {text}
      </span>
    </p>
  );
}
