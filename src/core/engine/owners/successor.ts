// Whose is open work where whoever has it leaves? Found by the stage's own rules, in a directory without them.
import type { CaseState, Directory, WorkItem } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';
import { barredFrom } from '../flow/settle.ts';
import type { Accountable } from './accountable.ts';
import { resolveOwner } from './resolve-owner.ts';

/**
 * One person for an open work item, other than who has it. **shape**: null only where nobody in the workspace can have
 * it. **units**: `at` in milliseconds.
 */
export function successorFor(
  seen: { compiled: Compiled; state: CaseState; directory: Directory; at: number },
  item: WorkItem,
): Accountable {
  const { stage: id, owner } = item;
  const progress: Progress = {
    ...{ ...seen, cause: '', events: [], entered: 0 },
    by: { kind: 'machine', part: 'view' },
  };
  const stage = seen.compiled.stages.get(id);
  const barred = barredFrom(progress, item);
  const found = resolveOwner(progress, {
    rule: stage?.owner ?? null,
    otherwise: stage?.else ?? [],
    stage: id,
    except: owner === null ? barred : [...barred, owner],
  });
  return { person: found.owner ?? found.keeper ?? null, why: found.why };
}
