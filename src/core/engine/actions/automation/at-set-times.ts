// What an automation at a set time would do: the cases it opens where it runs once, and whether it acts on a case that is open.
import type { Instant } from '../../../base/index.ts';
import type { Actor, CaseState, Directory } from '../../../model/index.ts';
import type { Compiled } from '../../compile/compiled.ts';
import { isHeld } from '../../flow/clocks.ts';
import { factsOf, type Progress } from '../../flow/progress.ts';
import { unopenedCase } from '../../fold/apply.ts';
import { actionKind } from '../index.ts';

export type OnceAsked = { readonly workflow: string; readonly title: string | null };

const BY: Actor = { kind: 'machine', part: 'schedule' };

/** **shape**: in the order of its actions, one for each that opens a case; none where it is not switched on. */
export function askedOnce(
  compiled: Compiled,
  { automation: id, at, directory }: { automation: string; at: Instant; directory: Directory },
): OnceAsked[] {
  const found = compiled.automations.get('schedule')?.find(({ automation }) => automation.id === id);
  const progress: Progress = {
    ...{ compiled, directory, at, by: BY, cause: 'RunSchedule' },
    ...{ state: unopenedCase(''), events: [], entered: 0 },
  };
  return (found?.actions ?? []).flatMap(({ kind, ready }) => {
    const plan = actionKind(kind)?.plan(ready, { facts: factsOf(progress, null), progress });
    return (plan?.deeds ?? []).flatMap((deed) => {
      if (deed.does !== 'effect' || deed.kind !== 'open-case') return [];
      const { workflow, title = null } = deed.settings as unknown as OnceAsked;
      return [{ workflow, title }];
    });
  });
}

/** Whether an automation at its time would act on a case as it stands: what `RunSchedule` asks first. */
export function actsOn(
  compiled: Compiled,
  state: CaseState,
  { automation: id, at, directory }: { automation: string; at: Instant; directory: Directory },
): boolean {
  const found = compiled.automations.get('schedule')?.find(({ automation }) => automation.id === id);
  if (found === undefined || state.status !== 'open' || isHeld(state, { workItem: null })) return false;
  const progress: Progress = {
    ...{ compiled, directory, at, by: BY, cause: 'RunSchedule' },
    ...{ state, events: [], entered: 0 },
  };
  return found.when?.(factsOf(progress, null)) !== false;
}
