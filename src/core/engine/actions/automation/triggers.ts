// What an event is to automations: which of them it may set off, where, and by which change.
import type { AutomationTrigger, CaseEvent, FieldChange, StageId } from '../../../model/index.ts';
import type { CompiledAutomation } from '../../compile/compiled.ts';

export type Happened = {
  readonly on: AutomationTrigger;
  readonly stage: StageId | null;
  readonly changes: readonly FieldChange[];
  readonly outcome: string | null;
  readonly message: string | null;
};

const happened = (on: AutomationTrigger, more: Partial<Happened> = {}): Happened => ({
  on,
  stage: null,
  changes: [],
  outcome: null,
  message: null,
  ...more,
});

type Rung = Extract<CaseEvent, { type: 'LateRungReached' }>;

/** What an event is to automations; null where none can answer it. Work becomes late once: at the first rung it reaches. */
export function happenedBy(event: CaseEvent, isFirstRung: (rung: Rung) => boolean): Happened | null {
  switch (event.type) {
    case 'CaseOpened':
      return happened('case-opened');
    case 'StageEntered':
      return event.from === null ? null : happened('case-moved', { stage: event.stage });
    case 'CaseClosed':
      return happened('case-closed', { stage: event.outcome });
    case 'WorkItemOffered':
      return happened('work-item-offered', { stage: event.stage });
    case 'WorkItemClaimed':
      return happened('work-item-claimed', { stage: event.stage });
    case 'WorkItemCompleted':
      return happened('work-item-completed', { stage: event.stage, outcome: event.outcome });
    case 'RecordChanged':
      return happened('field-changed', { stage: event.stage, changes: event.changes });
    case 'LateRungReached':
      return isFirstRung(event) ? happened('work-item-late', { stage: event.stage }) : null;
    case 'MessageReceived':
      return happened('message-received', { message: event.name });
    default:
      return null;
  }
}

/** Whether an automation is about this, its rule aside. */
export function answers(
  { automation }: CompiledAutomation,
  { on, stage, changes, message }: Happened,
): boolean {
  if (automation.on !== on) return false;
  if (automation.stage !== null && automation.stage !== stage) return false;
  if (automation.message != null && automation.message !== message) return false;
  return automation.field === null || changes.some((change) => change.field === automation.field);
}
