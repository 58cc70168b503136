// How a page learns of changes made elsewhere: one stream of events, and what is shown of a topic is asked again.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refresh } from './answers.ts';

type Change = { kinds: readonly string[]; caseIds: readonly string[] };

/** Which topics show something of a kind of change that is about no case. A kind not listed refreshes everything. */
const TOPICS: Record<string, readonly string[]> = {
  'automations-switched': ['workflows'],
  'calendars-changed': ['calendars'],
  'deliveries-changed': ['deliveries'],
  'findings-changed': ['findings'],
  'logs-changed': ['logs', 'findings'],
  'people-changed': ['people', 'teams', 'session'],
  'saved-filters-changed': ['saved-filters'],
  'workspace-changed': ['session', 'workspace'],
  'workflow-changed': ['workflows'],
  'workflow-tests': ['workflows'],
  'workflow-published': ['workflows', 'start', 'cases', 'findings'],
};

/** What shows something of cases; everything else stays as it is when work moves. */
const CASE_TOPICS = ['cases', 'worklist', 'workflows', 'notifications'];

const topicsOf = ({ kinds, caseIds }: Change): readonly string[] | undefined => {
  if (caseIds.length > 0) return CASE_TOPICS;
  const topics = kinds.map((kind) => TOPICS[kind]);
  return topics.includes(undefined) ? undefined : topics.flatMap((topic) => topic ?? []);
};

/** **units**: milliseconds. A burst of changes becomes one question. */
const GATHER_MS = 120;

/** **units**: milliseconds. A page out of sight gives its connection back: a browser has few for all its tabs together. */
const HIDDEN_MS = 15_000;

/** **units**: milliseconds until one listens again after that was refused. */
const REFUSED_MS = 4_000;

/**
 * **units**: milliseconds. What a page asked for before it could listen may be from before a change that it did not hear:
 * it says how old it is, and hears the changes since. A page older than this has asked for what it shows just now.
 */
const LONGEST_AGE_MS = 60_000;

/** Keeps everything on the page up to date with the open workspace while it is in sight. After a cut everything is asked again. */
export function useLive(workspaceId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (workspaceId === undefined) return;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    let returning: ReturnType<typeof setTimeout> | undefined;
    const refused = () => {
      stop = undefined;
      returning = setTimeout(seen, REFUSED_MS * (1 + Math.random()));
    };
    let stop: (() => void) | undefined = listen(client, false, refused);
    const seen = () => {
      clearTimeout(leaving);
      clearTimeout(returning);
      if (!document.hidden) stop ??= listen(client, true, refused);
      else {
        leaving = setTimeout(() => {
          stop?.();
          stop = undefined;
        }, HIDDEN_MS);
      }
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(leaving);
      clearTimeout(returning);
      stop?.();
    };
  }, [client, workspaceId]);
}

/** Listens until the returned function is called. `again`: something may have been missed before; `refused`: nobody will be heard. */
function listen(client: QueryClient, again: boolean, refused: () => void): () => void {
  const source = new EventSource(`/api/live?age=${Math.ceil(Math.min(performance.now(), LONGEST_AGE_MS))}`);
  const waiting = new Set<string>();
  let everything = false;
  let missed = again;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    timer = undefined;
    if (everything) void refresh(client);
    else void refresh(client, [...waiting]);
    everything = false;
    waiting.clear();
  };
  source.addEventListener('change', (event) => {
    const topics = topicsOf(JSON.parse(event.data) as Change);
    if (topics === undefined) everything = true;
    for (const topic of topics ?? []) waiting.add(topic);
    timer ??= setTimeout(ask, GATHER_MS);
  });
  // The server may be gone, or have closed the stream for a while.
  source.addEventListener('error', () => {
    dispatchEvent(new Event('millrace-doubted'));
    // A browser tries again by itself, but not after a proxy has answered in the server's place.
    if (source.readyState === EventSource.CLOSED) refused();
  });
  source.addEventListener('hello', () => {
    dispatchEvent(new Event('millrace-reached'));
    if (missed) void refresh(client);
    missed = true;
  });
  return () => {
    source.close();
    clearTimeout(timer);
  };
}
