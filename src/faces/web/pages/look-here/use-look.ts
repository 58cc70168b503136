// From a file to its map without leaving this computer: chosen, read in a worker, its columns corrected where needed, and kept
// only when somebody says so.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { CsvPreview, ImportOptions } from '../../../../core/event-log/index.ts';
import type { FoundHere } from '../../parts/look-here/message.ts';
import { type OpenHere, openHere } from '../../parts/look-here/open-here.ts';
import { sendFile } from '../../parts/look-here/send-file.ts';
import { sayProblem } from '../../parts/toast.tsx';
import type { LogPreview } from '../../wire.ts';

/** What the page shows. **units**: `share` from 0 to 1. */
export type LookStep =
  | { at: 'choose'; problem: string }
  | { at: 'reading' | 'sending'; file: File; share: number }
  | { at: 'columns'; file: File; preview: LogPreview; problem: string }
  | { at: 'open'; file: File; preview: LogPreview | null; id: string; found: FoundHere };

export function useLook() {
  const [step, setStep] = useState<LookStep>({ at: 'choose', problem: '' });
  const here = useRef<OpenHere>(undefined);
  const navigate = useNavigate();
  useEffect(() => () => here.current?.close(), []);
  const open = (): OpenHere => {
    here.current?.close();
    here.current = openHere();
    return here.current;
  };
  const choose = async (file: File) => {
    setStep({ at: 'reading', file, share: 0 });
    const preview = await open()
      .preview(file)
      .catch(() => null);
    if (preview === null) await read(file, {}, null);
    else setStep({ at: 'columns', file, preview: onTheWire(preview), problem: '' });
  };
  const read = async (file: File, options: ImportOptions, preview: LogPreview | null) => {
    setStep({ at: 'reading', file, share: 0 });
    const opened = open();
    const told = await opened
      .read(file, options, (share) => setStep({ at: 'reading', file, share }))
      .catch(() => null);
    if (here.current !== opened) return;
    if (told?.ok) return setStep({ at: 'open', file, preview, id: opened.id, found: told.found });
    const problem = told === null ? TOO_MUCH : `${told.problem.message} ${told.problem.remedy}`;
    if (preview === null) setStep({ at: 'choose', problem });
    else setStep({ at: 'columns', file, preview, problem });
  };
  const correct = () => {
    if (step.at === 'open' && step.preview !== null)
      setStep({ at: 'columns', file: step.file, preview: step.preview, problem: '' });
  };
  const keep = async (file: File) => {
    const before = step;
    setStep({ at: 'sending', file, share: 0 });
    try {
      const { log } = await sendFile(file, (share) => setStep({ at: 'sending', file, share }));
      await navigate({ to: '/workflows/import', search: { log: log.id } as never });
    } catch (error) {
      setStep(before);
      sayProblem(error);
    }
  };
  return { step, choose, read, correct, keep, again: () => setStep({ at: 'choose', problem: '' }) };
}

const TOO_MUCH =
  'This browser could not hold the file. Keep it on the server instead, or take a shorter time.';

const onTheWire = ({ columns, rows, ...rest }: CsvPreview): LogPreview => ({
  ...rest,
  columns: [...columns],
  rows: rows.map((row) => [...row]),
});
