// Opens the draft of a workflow for changing: loads it, keeps its history, saves it, and hands it to the parts within.
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Edit, edit } from '../../../../core/model/index.ts';
import { call } from '../../client.ts';
import { sayDone } from '../../parts/toast.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Draft, Workflow } from '../../wire.ts';
import {
  beginHistory,
  type Change,
  changed,
  type History,
  redone,
  retyped,
  together,
  undone,
} from './history.ts';
import { useArrivals } from './use-arrivals.ts';
import { useChecks } from './use-checks.ts';
import { DesignContext } from './use-design.ts';
import { useEverybody } from './use-directory.ts';
import { keptOf, useSaving } from './use-saving.ts';

type Props = { workflowId: string; children: ReactNode };

export function Designing({ workflowId, children }: Props) {
  const ask = { params: { id: workflowId } };
  const { data, error, refetch } = useAnswer('GET /api/workflows/:id/draft', ask);
  const current = useAnswer('GET /api/workflows/:id', ask).data;
  const { person } = usePermissions();
  if (data === undefined || person === null || current === undefined) {
    return error === null ? <WaitingRows /> : <FailedToLoad error={error} retry={() => void refetch()} />;
  }
  return (
    <Opened key={workflowId} workflowId={workflowId} draft={data}>
      {children}
    </Opened>
  );
}

/** The history begins with what the server has; what this browser still holds unsaved is the first step. */
function firstHistory(workflowId: string, draft: Draft): History {
  const { history } = beginHistory(draft.source);
  const begun = history ?? blankHistory(workflowId, draft.source);
  const kept = keptOf(workflowId);
  return kept === undefined ? begun : retyped(begun, kept.source, 0);
}

/** A source that was never readable still opens: beside an empty workflow that waits to be what the text says. */
function blankHistory(workflowId: string, source: string): History {
  const empty = beginHistory(`workflow: ${workflowId}`).history;
  if (empty === null) throw new Error(`"${workflowId}" names no workflow.`);
  return retyped(empty, source, 0);
}

/** What the server had when something here was last saved, or when what is kept here was begun. */
function knownAtFirst(workflowId: string, draft: Draft): Draft {
  const kept = keptOf(workflowId);
  if (kept === undefined) return draft;
  const { revision, base = revision === draft.revision ? draft.source : '' } = kept;
  return { ...draft, revision, source: base };
}

const NO_OTHERS: readonly Workflow[] = [];

function Opened({ workflowId, draft, children }: Props & { draft: Draft }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const [history, setHistory] = useState(() => firstHistory(workflowId, draft));
  const everybody = useEverybody();
  const others = useAnswer('GET /api/workflows').data?.workflows ?? NO_OTHERS;
  const step = history.now;
  const diagnostics = useChecks(step, everybody);
  const { saving, flush, accept, known, running } = useSaving({
    ...{ workflowId, source: step.source, mayDesign },
    draft: knownAtFirst(workflowId, draft),
  });
  const change = useCallback(
    (how: Change, what?: string) => setHistory((before) => changed(before, how, what ?? null, Date.now())),
    [],
  );
  const retype = useCallback(
    (source: string) => setHistory((before) => retyped(before, source, Date.now())),
    [],
  );
  const take = useCallback(
    (theirs: Draft) => {
      accept(theirs);
      setHistory((before) => ({ ...retyped(before, theirs.source, 0), last: null }));
    },
    [accept],
  );
  /** What somebody else saved while nothing waited here is no step of ours: undo leaves it where it is. */
  const arrive = useCallback(
    (theirs: Draft) => {
      const { source } = known.current;
      accept(theirs);
      setHistory(
        (before) =>
          together(before, source, theirs.source) ?? { ...retyped(before, theirs.source, 0), last: null },
      );
    },
    [accept, known],
  );
  useArrivals({ draft, known, running, saving, source: step.source, take: arrive });
  const reload = useCallback(
    async () => take(await call('GET /api/workflows/:id/draft', { params: { id: workflowId } })),
    [take, workflowId],
  );
  // Where the two changed different things, nobody has to choose.
  useLayoutEffect(() => {
    if (saving.state !== 'conflict') return;
    const both = together(history, known.current.source, saving.theirs.source);
    if (both === null) return;
    accept(saving.theirs);
    setHistory(both);
    const by = everybody?.people.find(({ id }) => id === saving.theirs.updatedBy);
    sayDone(t('design.conflict.together', { name: by?.name ?? t('design.conflict.somebody') }));
  }, [saving]);
  const settle = useCallback(
    (whose: 'mine' | 'theirs') => {
      if (saving.state !== 'conflict') return;
      const { theirs } = saving;
      if (whose === 'theirs') return take(theirs);
      accept(theirs);
      setHistory((before) => {
        const beside = retyped(before, theirs.source, 0).now;
        return { ...before, past: [...before.past, beside], last: null };
      });
      void flush();
    },
    [saving, take, accept, flush],
  );
  const design = useMemo(
    () => ({
      ...{
        workflowId,
        workflow: step.workflow,
        step,
        diagnostics,
        everybody,
        draft,
        saving,
        mayDesign,
        others,
      },
      ...{ reshape: change, retype, flush, reload, settle },
      edit: (one: Edit, what?: string) => change((workflow) => edit(workflow, one), what),
      undo: history.past.length === 0 ? null : () => setHistory(undone),
      redo: history.future.length === 0 ? null : () => setHistory(redone),
    }),
    [
      workflowId,
      step,
      diagnostics,
      everybody,
      draft,
      saving,
      mayDesign,
      others,
      change,
      retype,
      flush,
      reload,
      settle,
      history,
    ],
  );
  return <DesignContext value={design}>{children}</DesignContext>;
}
