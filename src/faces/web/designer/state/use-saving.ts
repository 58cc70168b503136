// Saves the draft by itself, a moment after the last change. What is not yet saved is kept in this browser; where somebody
// else saved meanwhile, both texts are kept and one is asked.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, Refused, sentenceOf } from '../../client.ts';
import { answerOptions, refresh } from '../../state/answers.ts';
import { isConnected, onceConnected } from '../../state/connection.ts';
import type { Draft } from '../../wire.ts';

export type Saving =
  | { readonly state: 'saved' | 'waiting' | 'saving' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'conflict'; readonly theirs: Draft };

/** What the server has, as far as this browser knows. */
export type Known = { readonly source: string; readonly revision: number };

/** What this browser has that the server may not. `base`: what it was made of, as the server had it then. */
export type Kept = Known & { readonly base?: string };

/** **units**: milliseconds after the last change. */
const PAUSE_MS = 700;
const keyOf = (workflowId: string) => `millrace-draft:design:${workflowId}`;

export function keptOf(workflowId: string): Kept | undefined {
  try {
    const text = localStorage.getItem(keyOf(workflowId));
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

function keep(workflowId: string, kept: Kept | undefined): void {
  try {
    if (kept === undefined) localStorage.removeItem(keyOf(workflowId));
    else localStorage.setItem(keyOf(workflowId), JSON.stringify(kept));
  } catch {
    return;
  }
}

type Asked = { workflowId: string; source: string; draft: Draft; mayDesign: boolean };

export function useSaving({ workflowId, source, draft, mayDesign }: Asked) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const known = useRef({ revision: draft.revision, source: draft.source });
  const latest = useRef(source);
  latest.current = source;
  const running = useRef<Promise<boolean> | null>(null);

  const again = useRef(async () => false);

  const send = useCallback(async (): Promise<boolean> => {
    const text = latest.current;
    const { revision } = known.current;
    if (text === known.current.source) return true;
    setSaving({ state: 'saving' });
    const { queryKey } = answerOptions('GET /api/workflows/:id/draft', { params: { id: workflowId } });
    const before = client.getQueryData(queryKey);
    try {
      const saved = await call('PUT /api/workflows/:id/draft', {
        params: { id: workflowId },
        body: { source: text, revision },
      });
      known.current = { revision: saved.revision, source: text };
      // What somebody else saved after it may have come meanwhile; a draft from before it, published since, says nothing.
      client.setQueryData(queryKey, (now) =>
        now !== undefined && now !== before && now.revision > saved.revision ? now : saved,
      );
      keep(
        workflowId,
        latest.current === text
          ? undefined
          : { source: latest.current, revision: saved.revision, base: text },
      );
      setSaving({ state: latest.current === text ? 'saved' : 'waiting' });
      if (revision === 0) void refresh(client, ['workflows']);
      return true;
    } catch (error) {
      const found = await afterRefusal(error, { workflowId, text, known: known.current });
      if ('revision' in found) {
        known.current = found;
        if (found.source !== text) return again.current();
        keep(workflowId, undefined);
        setSaving({ state: 'saved' });
        return true;
      }
      setSaving(found);
      return false;
    }
  }, [client, workflowId]);
  again.current = send;

  /** Saves now; false where it could not be saved. One at a time: each save builds on the one before. */
  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current !== null) await running.current;
    if (latest.current === known.current.source) {
      keep(workflowId, undefined);
      setSaving((before) => (before.state === 'conflict' ? before : { state: 'saved' }));
      return true;
    }
    running.current = send();
    const done = await running.current;
    running.current = null;
    return done;
  }, [send, workflowId]);

  useEffect(() => {
    if (!mayDesign) return;
    // While a save is under way the server is about to have something else: a step back to what it had is saved as well.
    if (source === known.current.source && running.current === null) {
      keep(workflowId, undefined);
      setSaving((before) => (before.state === 'waiting' ? { state: 'saved' } : before));
      return;
    }
    keep(workflowId, { source, revision: known.current.revision, base: known.current.source });
    setSaving((before) => (before.state === 'conflict' ? before : { state: 'waiting' }));
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [source, workflowId, flush, mayDesign]);

  // What could not be saved over a cut line is saved as soon as it is back.
  useEffect(() => {
    if (mayDesign && saving.state === 'failed' && !isConnected()) return onceConnected(() => void flush());
  }, [mayDesign, saving.state, flush]);

  /** Takes the server's draft as what everything builds on from now. */
  const accept = useCallback(
    (theirs: Pick<Draft, 'revision' | 'source'>) => {
      known.current = { revision: theirs.revision, source: theirs.source };
      if (latest.current === theirs.source) keep(workflowId, undefined);
      setSaving({ state: latest.current === theirs.source ? 'saved' : 'waiting' });
    },
    [workflowId],
  );
  return { saving, flush, accept, known, running };
}

type Refusal = { workflowId: string; text: string; known: Known };

/** What a refused save means: a draft to build on, where nothing was lost between; else why it failed, or a conflict. */
async function afterRefusal(error: unknown, { workflowId, text, known }: Refusal): Promise<Saving | Known> {
  const isConflict = error instanceof Refused && error.problem.code === 'draft-changed';
  const ask = { params: { id: workflowId } };
  const theirs = isConflict ? await call('GET /api/workflows/:id/draft', ask).catch(() => null) : null;
  if (theirs === null) return { state: 'failed', why: sentenceOf(error) };
  const { source, revision } = theirs;
  // It was published and not changed, or another tab of this browser saved the very same text.
  const isSame = source === text || (source === known.source && revision !== known.revision);
  return isSame ? { source, revision } : { state: 'conflict', theirs };
}
