// Opens the draft of a workflow for changing: loads it, keeps its history, saves it, and hands it to the parts within.
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Edit, edit } from '../../../../core/model/index.ts';
import { call } from '../../client.ts';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { Draft, Workflow } from '../../wire.ts';
import { beginHistory, type Change, changed, type History, redone, retyped, undone } from './history.ts';
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

const NO_OTHERS: readonly Workflow[] = [];

function Opened({ workflowId, draft, children }: Props & { draft: Draft }) {
  const { mayDesign } = usePermissions();
  const [history, setHistory] = useState(() => firstHistory(workflowId, draft));
  const everybody = useEverybody();
  const others = useAnswer('GET /api/workflows').data?.workflows ?? NO_OTHERS;
  const step = history.now;
  const diagnostics = useChecks(step, everybody);
  const { saving, flush, accept, known } = useSaving({
    ...{ workflowId, source: step.source, mayDesign },
    draft: { ...draft, revision: keptOf(workflowId)?.revision ?? draft.revision },
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
  useArrivals({ draft, known, source: step.source, take });
  const reload = useCallback(
    async () => take(await call('GET /api/workflows/:id/draft', { params: { id: workflowId } })),
    [take, workflowId],
  );
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
