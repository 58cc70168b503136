// One step back in a design, and forth again: by button and by key.
import { ActionIcon, Tooltip } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../state/use-design.ts';
import style from './design-bar.module.css';

export function Steps() {
  const { t } = useTranslation();
  const { undo, redo } = useDesign();
  useUndoKeys(undo, redo);
  return (
    <span className={style.steps}>
      <Step label={t('design.undo')} keys="Mod+Z" act={undo} icon={<Undo2 size={17} aria-hidden="true" />} />
      <Step
        label={t('design.redo')}
        keys="Mod+Shift+Z"
        act={redo}
        icon={<Redo2 size={17} aria-hidden="true" />}
      />
    </span>
  );
}

type StepProps = { label: string; keys: string; act: (() => void) | null; icon: ReactNode };

function Step({ label, keys, act, icon }: StepProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        className={style.step}
        aria-label={label}
        data-disabled={act === null || undefined}
        aria-disabled={act === null}
        onClick={() => act?.()}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** Mod+Z means the last step of the design wherever the focus is, fields and source included: there is one history. */
function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      const key = event.key.toLowerCase();
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : undefined;
      if (act === undefined || act === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [undo, redo]);
}
