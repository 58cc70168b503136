// Who answers for a stage that a case stands in? Whoever has the work there; else who would have it; never nobody.
import type { CaseState, Directory, PersonId, StageId } from '../../model/index.ts';
import type { Compiled } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';
import { resolveOwner } from './resolve-owner.ts';

/** **shape**: the person is null only where nobody in the workspace can sign in. */
export type Accountable = { readonly person: PersonId | null; readonly why: string };

/**
 * The one person who answers for a stage, waits and automatic ones included. **shape**: who has its work, the keeper of
 * its pool, or who its owner rule ends in. **units**: `at` in milliseconds.
 */
export function accountableFor(
  seen: { compiled: Compiled; state: CaseState; directory: Directory; at: number },
  id: StageId,
): Accountable {
  const { compiled, state, directory, at } = seen;
  const item = state.workItems.find(({ stage }) => stage === id);
  const holder = item?.owner ?? item?.keeper;
  if (item !== undefined && holder !== undefined && holder !== null) return { person: holder, why: item.why };
  const progress: Progress = {
    ...{ compiled, state, directory, at, cause: '', events: [], entered: 0 },
    by: { kind: 'machine', part: 'view' },
  };
  const stage = compiled.stages.get(id);
  const found = resolveOwner(progress, {
    rule: stage?.owner ?? null,
    otherwise: stage?.else ?? [],
    stage: id,
    except: [],
  });
  return { person: found.owner ?? found.keeper ?? null, why: found.why };
}
