// The design as text: YAML with line numbers, and a mark beside each line with something to mend. Whatever is typed is kept.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';
import style from './source.module.css';
import { indented } from './typing.ts';

export function SourceEditor({ line }: { line: number | null }) {
  const { t } = useTranslation();
  const { step, diagnostics, retype, mayDesign } = useDesign();
  const area = useRef<HTMLTextAreaElement>(null);
  const leaving = useRef(false);
  useEffect(() => {
    if (line !== null) goToLine(area.current, line);
  }, [line]);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Escape, then Tab leaves the text, as everywhere where Tab means something.
    if (event.key === 'Escape') leaving.current = true;
    else if (event.key !== 'Tab' && event.key !== 'Shift') leaving.current = false;
    if ((event.key !== 'Tab' && event.key !== 'Enter') || leaving.current || !mayDesign) return;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const key = event.key === 'Enter' ? 'enter' : event.shiftKey ? 'outdent' : 'indent';
    const next = indented({ text: value, from: selectionStart, to: selectionEnd }, key);
    event.preventDefault();
    retype(next.text);
    const element = event.currentTarget;
    requestAnimationFrame(() => element.setSelectionRange(next.from, next.to));
  };
  return (
    <div className={style.editor}>
      <div className={style.sheet}>
        <Gutter source={step.source} diagnostics={diagnostics} onGo={(at) => goToLine(area.current, at)} />
        <textarea
          ref={area}
          className={style.text}
          aria-label={t('design.source.label')}
          aria-describedby="source-help"
          readOnly={!mayDesign}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          wrap="off"
          rows={step.source.split('\n').length + 2}
          value={step.source}
          onChange={(event) => retype(event.currentTarget.value)}
          onKeyDown={press}
        />
      </div>
      <p id="source-help" className="unseen">
        {t('design.source.help')}
      </p>
    </div>
  );
}

type GutterProps = { source: string; diagnostics: readonly Diagnostic[]; onGo: (line: number) => void };

function Gutter({ source, diagnostics, onGo }: GutterProps) {
  const { t } = useTranslation();
  const lines = source.split('\n').length;
  const byLine = new Map<number, Diagnostic>();
  for (const each of diagnostics) {
    if (each.line !== null && byLine.get(each.line)?.severity !== 'error') byLine.set(each.line, each);
  }
  return (
    <div className={`figures ${style.gutter}`}>
      {Array.from({ length: lines }, (_, index) => index + 1).map((number) => {
        const found = byLine.get(number);
        if (found === undefined) return <span key={number}>{number}</span>;
        const words = `${found.message} ${found.remedy}`;
        return (
          <button
            key={number}
            type="button"
            title={words}
            data-severity={found.severity}
            aria-label={t('design.source.line', { line: number, message: words })}
            onClick={() => onGo(number)}
          >
            {number}
          </button>
        );
      })}
    </div>
  );
}

const LINE_HEIGHT = 22;

function goToLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.parentElement?.parentElement?.scrollTo({ top: Math.max(0, (line - 6) * LINE_HEIGHT) });
}
