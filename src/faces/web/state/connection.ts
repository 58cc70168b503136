// Whether Millrace can be reached: doubted by the browser and by whatever was asked in vain, told by asking. It is kept where
// TanStack Query looks, so that questions wait while the line is cut and go on by themselves.
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** **units**: milliseconds between one look at a cut line and the next, and how long one look may take. */
const BETWEEN_MS = 2_500;
const PATIENCE_MS = 5_000;

/** Asks the server whether it is there; a proxy that stands before none is no answer. */
async function isThere(): Promise<boolean> {
  try {
    return (await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
  } catch {
    return false;
  }
}

let look: () => Promise<boolean> = isThere;

/** Looks whether Millrace can be reached now, and lets everybody know. */
export const lookForMillrace = (): Promise<boolean> => look();

/** Watches the line from now on; once, before anything is asked. */
export function watchConnection(): void {
  onlineManager.setEventListener((set) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (there: boolean) => {
      clearTimeout(timer);
      // By chance a little later, so that not all come back at once.
      if (!there) timer = setTimeout(() => void look(), BETWEEN_MS * (1 + Math.random()));
      set(there);
    };
    look = async () => {
      const there = await isThere();
      tell(there);
      return there;
    };
    const ask = () => void look();
    const listeners: [string, () => void][] = [
      // A computer without a network still reaches a Millrace of its own: the browser is asked for doubts alone.
      ['offline', ask],
      ['online', ask],
      ['millrace-doubted', ask],
      ['millrace-unreached', () => tell(false)],
      ['millrace-reached', () => tell(true)],
    ];
    for (const [name, listener] of listeners) addEventListener(name, listener);
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of listeners) removeEventListener(name, listener);
    };
  });
}

/** Whether Millrace can be reached, as far as is known. */
export const useConnected = (): boolean => useSyncExternalStore(subscribe, isConnected);

export const isConnected = (): boolean => onlineManager.isOnline();
const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Calls once the line is there: at once where it is. Returns a way to call it off. */
export function onceConnected(then: () => void): () => void {
  if (isConnected()) {
    then();
    return () => {};
  }
  const stop = onlineManager.subscribe((there) => {
    if (!there) return;
    stop();
    then();
  });
  return stop;
}
