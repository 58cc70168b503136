// The outline by keyboard: arrows walk, Alt and arrows move a stage, Delete removes it, Enter opens it.
import { type KeyboardEvent, useRef } from 'react';
import type { Stage } from '../../../../core/model/index.ts';
import { useView } from '../bar/view-address.ts';
import { pathOfStage } from '../state/place.ts';
import { useDesign } from '../state/use-design.ts';
import { useRemoveStage } from '../state/use-remove-stage.ts';

export function useOutlineKeys() {
  const { edit, mayDesign } = useDesign();
  const { open } = useView();
  const remove = useRemoveStage();
  const list = useRef<HTMLOListElement>(null);
  const focus = (index: number) =>
    list.current?.querySelectorAll<HTMLElement>('[data-row]')[Math.max(0, index)]?.focus();
  const move = (stage: Stage, index: number) => edit({ type: 'MoveStage', stage: stage.id, index });
  const press = (event: KeyboardEvent, stage: Stage, index: number) => {
    const isTyping = event.target instanceof HTMLInputElement;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && event.altKey && mayDesign) move(stage, index + step);
    else if (step !== 0) focus(index + step);
    else if (event.key === 'Enter' && event.target === event.currentTarget) open(pathOfStage(stage.id));
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !isTyping && mayDesign) {
      remove(stage);
      requestAnimationFrame(() => focus(index - 1));
    } else return;
    event.preventDefault();
  };
  return { list, press, move };
}

export type OutlineKeys = ReturnType<typeof useOutlineKeys>;
