// What an automation at a set time would do: the cases it opens where it runs once, and whether it acts on a case that is open.
import type { Instant } from '../../../base/index.ts';
import type { Actor, CaseRecord, CaseState, Directory } from '../../../model/index.ts';
import type { Compiled, CompiledAutomation, Facts } from '../../compile/compiled.ts';
import { isHeld } from '../../flow/clocks.ts';
import { factsOf, type Progress } from '../../flow/progress.ts';
import { unopenedCase } from '../../fold/apply.ts';
import { actionKind } from '../index.ts';

/** **shape**: `values` as they are sent where a case opens. */
export type OnceAsked = {
  readonly workflow: string;
  readonly title: string | null;
  readonly values: CaseRecord;
};

const BY: Actor = { kind: 'machine', part: 'schedule' };

/** **shape**: in the order of its actions, one for each that opens a case; none where it is not switched on. */
export function askedOnce(
  compiled: Compiled,
  { automation: id, at, directory }: { automation: string; at: Instant; directory: Directory },
): OnceAsked[] {
  const found = compiled.automations.get('schedule')?.find(({ automation }) => automation.id === id);
  const nothing = unopenedCase('');
  const progressOn = (state: CaseState): Progress => ({
    ...{ compiled, directory, at, by: BY, cause: 'RunSchedule' },
    ...{ state, events: [], entered: 0 },
  });
  const record = givenBy(found, factsOf(progressOn(nothing), null));
  const progress = progressOn({ ...nothing, record });
  return (found?.actions ?? []).flatMap(({ kind, ready }) => {
    const plan = actionKind(kind)?.plan(ready, { facts: factsOf(progress, null), progress });
    return (plan?.deeds ?? []).flatMap((deed) => {
      if (deed.does !== 'effect' || deed.kind !== 'open-case') return [];
      const { workflow, title = null, values } = deed.settings as unknown as OnceAsked;
      return [{ workflow, title, values }];
    });
  });
}

function givenBy(automation: CompiledAutomation | undefined, facts: Facts): CaseRecord {
  const values = (automation?.given ?? []).flatMap(({ field, value }) => {
    const known = value(facts);
    return known === undefined ? [] : [[field, known] as const];
  });
  return Object.fromEntries(values);
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
