// From a file to a log that was read: sent with progress, its columns corrected where that is needed, then read with progress.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../client.ts';
import { sendFile } from '../../parts/look-here/send-file.ts';
import { refresh } from '../../state/answers.ts';
import type { Log, LogColumns, LogPreview } from '../../wire.ts';

export type Mapping = { columns: LogColumns; dateOrder: 'day-first' | 'month-first' | null };

/** What the page shows. **units**: `share` from 0 to 1. */
export type ImportStep =
  | { at: 'choose'; error: unknown }
  | { at: 'sending'; name: string; share: number }
  | { at: 'known'; log: Log; preview: LogPreview | null; earlier: Log }
  | { at: 'mapping'; log: Log; preview: LogPreview; error: unknown }
  | { at: 'reading'; log: Log; share: number }
  | { at: 'done'; log: Log };

export function useImport() {
  const client = useQueryClient();
  const [step, setStep] = useState<ImportStep>({ at: 'choose', error: null });
  const going = useRef<AbortController>(undefined);
  const begin = (): AbortSignal => {
    going.current = new AbortController();
    return going.current.signal;
  };
  const read = async (log: Log, preview: LogPreview | null, mapping: Mapping | null, signal = begin()) => {
    const go = (next: ImportStep) => (signal.aborted ? undefined : setStep(next));
    go({ at: 'reading', log, share: 0 });
    const stop = watch(log, (share) =>
      setStep((now) => (now.at === 'reading' ? { ...now, share: Math.max(now.share, share) } : now)),
    );
    try {
      const body = mapping === null ? {} : bodyOf(mapping);
      const done = await call('POST /api/logs/:logId/reading', { params: { logId: log.id }, body });
      go({ at: 'done', log: done });
    } catch (error) {
      const stays = preview !== null && (await isThere(log.id));
      go(stays ? { at: 'mapping', log, preview, error } : { at: 'choose', error });
    } finally {
      stop();
      void refresh(client, ['logs']);
    }
  };
  const goOn = (log: Log, preview: LogPreview | null, signal = begin()) =>
    preview === null ? read(log, null, null, signal) : setStep({ at: 'mapping', log, preview, error: null });
  /** What is here already is said before it is read a second time. */
  const arrive = async (log: Log, preview: LogPreview | null, signal: AbortSignal) => {
    const earlier = await earlierOf(log);
    if (signal.aborted) return;
    if (earlier === undefined) await goOn(log, preview, signal);
    else setStep({ at: 'known', log, preview, earlier });
  };
  const send = async (file: File) => {
    const signal = begin();
    const go = (next: ImportStep) => (signal.aborted ? undefined : setStep(next));
    go({ at: 'sending', name: file.name, share: 0 });
    try {
      const tell = (share: number) => go({ at: 'sending', name: file.name, share });
      const { log, preview } = await sendFile(file, tell, signal);
      await arrive(log, preview, signal);
    } catch (error) {
      go({ at: 'choose', error });
    }
  };
  /** Lets the file go that is under way: what came of it so far is removed, unless it was read before. */
  const cancel = async () => {
    going.current?.abort();
    setStep({ at: 'choose', error: null });
    if ((step.at !== 'reading' && step.at !== 'known') || step.log.reading !== null) return;
    await call('DELETE /api/logs/:logId', { params: { logId: step.log.id } }).catch(() => undefined);
    await refresh(client, ['logs']);
  };
  /** Reads an object-centric log again with another kind of object as the case. */
  const readAs = async (log: Log, objectType: string) => {
    setStep({ at: 'reading', log, share: 0 });
    try {
      const params = { logId: log.id };
      setStep({
        at: 'done',
        log: await call('POST /api/logs/:logId/reading', { params, body: { objectType } }),
      });
    } catch (error) {
      setStep({ at: 'choose', error });
    } finally {
      void refresh(client, ['logs']);
    }
  };
  /** Goes on with a file that was sent before and not read yet, or reads one again with other columns. */
  const resume = async (logId: string) => {
    const params = { logId };
    try {
      const [log, { preview }] = await Promise.all([
        call('GET /api/logs/:logId', { params }),
        call('GET /api/logs/:logId/preview', { params }),
      ]);
      await arrive(log, preview, begin());
    } catch (error) {
      setStep({ at: 'choose', error });
    }
  };
  const again = () => setStep({ at: 'choose', error: null });
  return { step, send, read, goOn, readAs, resume, again, cancel };
}

const bodyOf = ({ columns, dateOrder }: Mapping) => ({
  columns: Object.fromEntries(Object.entries(columns).filter(([, column]) => column)),
  ...(dateOrder === null ? {} : { dateOrder }),
});

const isThere = (logId: string) =>
  call('GET /api/logs/:logId', { params: { logId } }).then(
    () => true,
    () => false,
  );

/** The log that was read of a file that holds the very same; none where this one was read itself, and is read again. */
async function earlierOf(log: Log): Promise<Log | undefined> {
  if (log.reading !== null) return undefined;
  const { logs } = await call('GET /api/logs');
  return logs.find(
    ({ id, content, reading }) => id !== log.id && content === log.content && reading !== null,
  );
}

/** **units**: milliseconds. */
const LOOK_EVERY = 300;

/** Asks how far reading is, until the returned function is called. */
function watch({ id, bytes }: Log, tell: (share: number) => void): () => void {
  const timer = setInterval(() => {
    call('GET /api/logs/:logId', { params: { logId: id } }).then(
      ({ progress }) => progress && tell(progress.read / Math.max(bytes, 1)),
      () => undefined,
    );
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}
