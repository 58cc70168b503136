// What is wrong with the design, or could be better, as one types: checked here, with the same checks as at publishing.
import { useDeferredValue, useMemo } from 'react';
import { validate } from '../../../../core/engine/index.ts';
import { type Diagnostic, locateDiagnostics } from '../../../../core/model/index.ts';
import { useAnswer } from '../../state/answers.ts';
import type { Step } from './history.ts';
import { directoryOf, type Everybody } from './use-directory.ts';

const NONE: readonly Diagnostic[] = [];

export function useChecks(step: Step, everybody: Everybody | undefined): readonly Diagnostic[] {
  const later = useDeferredValue(step);
  const directory = useMemo(() => (everybody ? directoryOf(everybody) : undefined), [everybody]);
  const calendars = useAnswer('GET /api/calendars').data?.calendars;
  return useMemo(() => {
    if (later.faults.length > 0) return later.faults;
    if (directory === undefined) return NONE;
    return locateDiagnostics(
      later.source,
      validate(
        later.workflow,
        directory,
        undefined,
        calendars?.map(({ key }) => key),
      ),
    );
  }, [later, directory, calendars]);
}
