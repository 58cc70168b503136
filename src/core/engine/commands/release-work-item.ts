// Whoever took work from a pool, or was given it, puts it back: the first who takes it has it.
import { z } from 'zod';
import { reject, type WorkItem } from '../../model/index.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { barredFrom, standingAt } from '../flow/settle.ts';
import type { Assignment } from '../owners/assignment.ts';
import { setPoolClock } from '../owners/pool/clock.ts';
import { resolveOwner } from '../owners/resolve-owner.ts';
import type { Here } from '../stages/stage-kind.ts';
import { openItem } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const releaseWorkItem = defineCommand({
  type: 'ReleaseWorkItem',
  title: 'Put work back into its pool',
  access: 'owner-or-operator',
  input: z.strictObject({ workItem: z.string() }),
  decide(progress, { workItem }) {
    const item = openItem(progress, workItem);
    if (item === undefined) return reject('work-item-not-open', { workItem });
    if (item.question !== undefined) return reject('is-a-question', { workItem });
    const { stage, owner: from } = item;
    if (from === null) return null;
    const here = standingAt(progress, item.token)?.here;
    const pool = here === undefined ? null : poolOf(progress, here, item);
    if (here === undefined || pool === null) return reject('no-pool', { workItem, stage });
    const { candidates, why, keeper } = pool;
    const answers = keeper == null ? {} : { keeper };
    emit(progress, { type: 'WorkItemReleased', workItem, stage, from, candidates, why, ...answers });
    setPoolClock(progress, here, workItem, pool);
    return null;
  },
});

/** Those who may take it by the owner rule of its stage, as they are now; null where the rule names one, or it is one of several. */
function poolOf(progress: Progress, { stage }: Here, item: WorkItem): Assignment | null {
  if (item.instance !== undefined) return null;
  const { owner: rule, else: otherwise = [] } = stage;
  const found = resolveOwner(progress, {
    rule,
    otherwise,
    stage: stage.id,
    except: barredFrom(progress, item),
  });
  return found.owner === null && found.candidates.length > 0 ? found : null;
}
