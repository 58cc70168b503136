// Was whoever did it permitted to? Judged by the events alone and by what the workflow says, not by the engine's own rules.
import type { CaseEvent, EventOf, PersonId, StageId } from '../../../model/index.ts';
import { checkAccess } from '../../commands/access.ts';
import type { Invariant, Step } from './invariant.ts';

type Decided = Map<StageId, Set<PersonId>>;

/** I8. */
export const permitted: Invariant = {
  id: 'I8',
  holds: 'every actor was permitted, separation of duties included',
  watch() {
    const decided: Decided = new Map();
    return (step) => {
      const { before, command, operator, compiled, events } = step;
      if (checkAccess(before, command, { operator, compiled }) !== null)
        return `${command.type} was asked by somebody who may not`;
      for (const event of events) {
        if (JSON.stringify(event.by) !== JSON.stringify(command.by))
          return `${event.type} is said to be another's`;
        const wrong = event.type === 'WorkItemCompleted' ? byWhom(step, event, decided) : null;
        if (wrong !== null) return wrong;
        remember(decided, event);
      }
      return theirsToDecide(step, decided);
    };
  },
};

function byWhom(step: Step, event: EventOf<'WorkItemCompleted'>, decided: Decided): string | null {
  const { person, stage, workItem, by } = event;
  if (person === null || by.kind !== 'person' || by.person !== person)
    return `${workItem} was completed by ${person}, and not by who asked`;
  const item = step.before?.workItems.find((each) => each.workItem === workItem);
  const had = item?.owner === person || (item?.owner === null && item.candidates.includes(person));
  const given = step.events.some(
    (each) => each.type === 'WorkItemDelegated' && each.workItem === workItem && each.to === person,
  );
  if (!had && !given) return `${person} completed ${workItem}, which was not theirs`;
  return isBarred(step, stage, person, decided) ? `${person} decided at ${stage}, and may not` : null;
}

function theirsToDecide(step: Step, decided: Decided): string | null {
  const wrong = step.state.workItems.find(
    ({ stage, owner, question }) =>
      owner !== null && question === undefined && isBarred(step, stage, owner, decided, true),
  );
  return wrong === undefined ? null : `${wrong.workItem} at ${wrong.stage} is ${wrong.owner}'s to decide`;
}

type Decides = { readonly never?: unknown; readonly once?: boolean };

/** `offered`: it lies with them; a decision elsewhere that came after it was offered shows when they would decide. */
function isBarred(
  { compiled, state }: Step,
  stage: StageId,
  person: PersonId,
  decided: Decided,
  offered = false,
): boolean {
  const decides = compiled.workflow.stages.find(({ id }) => id === stage)?.settings.decides as
    | Decides
    | undefined;
  if (decides === undefined) return false;
  const never = Array.isArray(decides.never) ? decides.never : [decides.never];
  if (never.includes('requester') && state.requester === person) return true;
  if (never.includes(`person ${person}`)) return true;
  if (decides.once !== true || offered) return false;
  return [...decided].some(([at, people]) => at !== stage && people.has(person));
}

function remember(decided: Decided, event: CaseEvent): void {
  if (event.type === 'WorkItemCompleted' && event.decided === true && event.person !== null)
    decided.set(event.stage, new Set([...(decided.get(event.stage) ?? []), event.person]));
  if (event.type === 'DecisionRecalled') decided.get(event.stage)?.delete(event.person);
}
