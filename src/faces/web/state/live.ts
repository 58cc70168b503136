// How a page learns of changes made elsewhere: one stream of events, and what is shown of a topic is asked again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refresh } from './answers.ts';

/** Which topics show something of a kind of change. A kind that is not listed refreshes everything. */
const TOPICS: Record<string, readonly string[]> = {
  case: ['cases', 'worklist', 'workflows', 'notifications', 'files'],
  import: ['imports', 'logs', 'workflows'],
  notification: ['notifications'],
  people: ['people', 'teams', 'session'],
  workflow: ['workflows', 'start', 'cases'],
  workspace: ['session'],
};

/** **units**: milliseconds. A burst of changes becomes one question. */
const GATHER_MS = 120;

/** Keeps everything on the page up to date while it is open. After a cut everything is asked again. */
export function useLive(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    const source = new EventSource('/api/live');
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let greeted = false;
    const ask = () => {
      timer = undefined;
      const kinds = [...waiting];
      waiting.clear();
      if (kinds.some((kind) => TOPICS[kind] === undefined)) void client.invalidateQueries();
      else
        void refresh(
          client,
          kinds.flatMap((kind) => TOPICS[kind] ?? []),
        );
    };
    source.addEventListener('change', (event) => {
      waiting.add((JSON.parse(event.data) as { kind: string }).kind);
      timer ??= setTimeout(ask, GATHER_MS);
    });
    source.addEventListener('hello', () => {
      if (greeted) void client.invalidateQueries();
      greeted = true;
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [client, enabled]);
}
