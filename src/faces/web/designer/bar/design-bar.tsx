// The bar over a design: how it is shown, back and forth, whether it is saved, what to mend, and publishing.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Play, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/actions.ts';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { useDesign } from '../state/use-design.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import style from './design-bar.module.css';
import { ProblemList } from './problem-list.tsx';
import { SavingWord } from './saving-word.tsx';

type Props = { children?: ReactNode; onProblem: (at: string, line: number | null) => void };

export function DesignBar({ children, onProblem }: Props) {
  const { t } = useTranslation();
  const { undo, redo, mayDesign } = useDesign();
  const [publishing, setPublishing] = useState(false);
  useUndoKeys(undo, redo);
  useActions(
    useMemo(
      () =>
        mayDesign
          ? [{ id: 'publish', label: t('design.publish.button'), run: () => setPublishing(true) }]
          : [],
      [t, mayDesign],
    ),
  );
  return (
    <>
      <div className={style.bar}>
        {children}
        {mayDesign ? (
          <span className={style.steps}>
            <Step
              label={t('design.undo')}
              keys="Mod+Z"
              act={undo}
              icon={<Undo2 size={17} aria-hidden="true" />}
            />
            <Step
              label={t('design.redo')}
              keys="Mod+Shift+Z"
              act={redo}
              icon={<Redo2 size={17} aria-hidden="true" />}
            />
          </span>
        ) : null}
        <span className={style.right}>
          <SavingWord />
          <ProblemList onGo={onProblem} />
          {mayDesign ? (
            <>
              <TryIt />
              <Button onClick={() => setPublishing(true)}>{t('design.publish.button')}</Button>
            </>
          ) : null}
        </span>
      </div>
      <ConflictNotice />
      {mayDesign ? null : <p className={`quiet ${style.notice}`}>{t('design.mayNotChange')}</p>}
      {publishing ? <PublishDialog onClose={() => setPublishing(false)} onProblem={onProblem} /> : null}
    </>
  );
}

/** What is not saved yet is saved first: it is the draft that is tried. */
function TryIt() {
  const { t } = useTranslation();
  const { workflowId, flush } = useDesign();
  const navigate = useNavigate();
  const go = async () => {
    if (await flush()) await navigate({ to: `/workflows/${workflowId}/try` as never });
  };
  return (
    <Button variant="default" leftSection={<Play size={15} aria-hidden="true" />} onClick={() => void go()}>
      {t('titles.try')}
    </Button>
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
