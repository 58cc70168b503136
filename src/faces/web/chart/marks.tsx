// The marks of a chart that can be pointed at, walked with the arrow keys and chosen.
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import style from './chart.module.css';

type PlotProps = {
  title: string;
  children: ReactNode;
  paper: React.Ref<SVGSVGElement>;
  width: number;
  height: number;
};

/** The paper. It takes the focus once; from there the arrow keys go from mark to mark. */
export function Plot({ title, children, paper, width, height }: PlotProps) {
  const { t } = useTranslation();
  const hint = useId();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups the marks of a drawing */}
      <svg
        ref={paper}
        className={style.plot}
        width={width}
        height={height}
        role="group"
        aria-label={title}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart is entered here and then walked with the arrow keys
        tabIndex={0}
        onKeyDown={walkMarks}
      >
        {/* The first group is what a saved picture shows. */}
        <g>{children}</g>
      </svg>
      <p id={hint} className="unseen">
        {t('chart.hint')}
      </p>
    </>
  );
}

const STEPS: { readonly [key: string]: number } = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function walkMarks(event: KeyboardEvent<SVGSVGElement>): void {
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>('[data-mark]')];
  const here = marks.indexOf(document.activeElement as SVGElement);
  const step = STEPS[event.key];
  const next =
    event.key === 'Home'
      ? 0
      : event.key === 'End'
        ? marks.length - 1
        : step
          ? Math.max(0, here + step)
          : null;
  if (next === null) return;
  event.preventDefault();
  marks[Math.min(next, marks.length - 1)]?.focus();
}

type MarkProps = {
  spoken: string;
  children: ReactNode;
  onSelect: (() => void) | undefined;
  onPoint?: (isPointed: boolean) => void;
};

export function Mark({ spoken, children, onSelect, onPoint }: MarkProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is given below, by whether it can be chosen
    <g
      className={style.mark}
      role={onSelect ? 'button' : 'img'}
      tabIndex={-1}
      data-mark
      aria-label={spoken}
      onClick={onSelect}
      onKeyDown={press}
      onPointerEnter={() => onPoint?.(true)}
      onPointerLeave={() => onPoint?.(false)}
      onFocus={() => onPoint?.(true)}
      onBlur={() => onPoint?.(false)}
    >
      <title>{spoken}</title>
      {children}
    </g>
  );
}
