// A run of the draft: its steps, kept in this tab, and where they lead by the server's word. Whatever the pages of a case send
// becomes a step here; what is refused is shown and leaves no step.
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, Refused, standIn } from '../../client.ts';
import { usePermissions } from '../../state/session.ts';
import type { DryRun, DryStep } from '../../wire.ts';

/** As the engine calls a case that is only pretended. */
export const PRETENDED = 'dry-run';

export type Trying = {
  readonly shown: DryRun | undefined;
  readonly error: unknown;
  readonly acting: string;
  act(person: string): void;
  /** Takes a step. **rejects** with why it was refused. */
  take(step: DryStep): Promise<DryRun>;
  /** A run from its beginning: none, or one that was kept. */
  begin(run?: Run, opened?: Opened | null): void;
  /** The kept test that the run began with; null where it began with none. */
  readonly opened: Opened | null;
  readonly back: (() => void) | null;
};

/** A kept test, as far as it can be kept anew. */
export type Opened = { readonly testId: string; readonly name: string };

export type Run = { readonly startAt?: string; readonly steps: readonly DryStep[] };

export function useDryRun(workflowId: string): Trying {
  const { person } = usePermissions();
  const [acting, act] = useState(person?.id ?? '');
  const [shown, setShown] = useState<DryRun>();
  const [error, setError] = useState<unknown>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const run = useRef<Run>(keptRun(workflowId));
  const play = useCallback(
    async (next: Run, by: string, isTaken = false): Promise<DryRun> => {
      const asked = {
        steps: [...next.steps],
        ...(next.startAt === undefined ? {} : { startAt: next.startAt }),
      };
      const params = { id: workflowId };
      const found = await call('POST /api/workflows/:id/dry-runs', {
        params,
        body: { run: asked, acting: by },
      });
      if (isTaken) refuseLast(found, next.steps.length);
      run.current = { startAt: found.startAt, steps: found.steps };
      keepRun(workflowId, run.current);
      setShown(found);
      setError(null);
      return found;
    },
    [workflowId],
  );
  const look = useCallback(
    (next: Run, by: string) => void play(next, by).catch((failure: unknown) => setError(failure)),
    [play],
  );
  useEffect(() => look(run.current, acting), [look, acting]);
  const take = useCallback(
    (step: DryStep) => play({ ...run.current, steps: [...run.current.steps, step] }, acting, true),
    [play, acting],
  );
  useStandIn(take, acting, shown);
  const { steps } = shown ?? { steps: [] };
  return {
    ...{ shown, error, acting, act, take, opened },
    begin: (next = { steps: [] }, from = null) => {
      setOpened(from);
      look(next, acting);
    },
    back: steps.length === 0 ? null : () => look({ ...run.current, steps: steps.slice(0, -1) }, acting),
  };
}

/** A step that was just taken and refused leaves the run as it was. */
function refuseLast({ refusals }: DryRun, steps: number): void {
  const refused = refusals.find(({ step }) => step === steps - 1);
  if (refused === undefined) return;
  const { code, message, errors } = refused;
  throw new Refused({
    ...{ type: 'about:blank', title: message, status: 409, detail: message, code },
    ...(errors.length === 0 ? {} : { errors }),
  });
}

/** Answers for the pretended case in the server's place. */
function useStandIn(take: Trying['take'], acting: string, shown: DryRun | undefined): void {
  useEffect(
    () =>
      standIn(PRETENDED, async (name, _query, body) => {
        if (name === 'GET /api/cases/:caseId') return shown?.case;
        if (name.startsWith('GET ')) return { moves: [] };
        const type = name
          .slice(name.lastIndexOf('/') + 1)
          .replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
        const input = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
        const { case: after } = await take({ do: 'command', type, by: acting, input });
        return { ...after, stages: [] };
      }),
    [take, acting, shown],
  );
}

const keyOf = (workflowId: string): string => `millrace-try-${workflowId}`;

const keepRun = (workflowId: string, run: Run): void =>
  sessionStorage.setItem(keyOf(workflowId), JSON.stringify(run));

function keptRun(workflowId: string): Run {
  const kept = sessionStorage.getItem(keyOf(workflowId));
  return kept === null ? { steps: [] } : (JSON.parse(kept) as Run);
}
