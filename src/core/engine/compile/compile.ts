// A workflow version made ready to decide, once: everything that can be worked out beforehand is.
import {
  type BusinessCalendar,
  businessCalendar,
  fail,
  parseRecurrence,
  type Recurrence,
  type Result,
  succeed,
} from '../../base/index.ts';
import {
  type Automation,
  type AutomationTrigger,
  automationTitle,
  type Diagnostic,
  type StageId,
  type Workflow,
} from '../../model/index.ts';
import { describeRule } from '../../rules/index.ts';
import { compileOwners } from '../owners/named/compile-owners.ts';
import { stageKind } from '../stages/index.ts';
import { compileStage } from './compile-stage.ts';
import type { Compiled, CompiledAutomation, CompiledStage, Preparing } from './compiled.ts';
import { asDiagnostic, error, type Noted } from './findings.ts';
import { preparingOf } from './preparing.ts';

/**
 * Makes a workflow version ready. **shape**: hand the value to `decide`; compile once per version, never per command.
 * **rejects**: unknown kinds, settings that do not fit, rules and durations that do not read; all of them.
 */
export function compile(
  workflow: Workflow,
  version: number,
  calendar: BusinessCalendar = officeHours(),
): Result<Compiled, Diagnostic[]> {
  const { compiled, noted } = makeReady(workflow, version, calendar);
  const errors = noted.filter((each) => each.severity === 'error');
  return errors.length > 0 ? fail(errors.map(asDiagnostic)) : succeed(compiled);
}

/** What could be made ready, and what was noted on the way. */
export function makeReady(
  workflow: Workflow,
  version: number,
  calendar: BusinessCalendar,
): { compiled: Compiled; noted: Noted[] } {
  const noted: Noted[] = [];
  const preparing = preparingOf(workflow, calendar, (each) => noted.push(each));
  const { caseTitle, intake } = workflow;
  const title = caseTitle === null ? null : preparing.text(caseTitle, 'caseTitle');
  const stages = compileStages(workflow, preparing);
  const compiled: Compiled = {
    workflow,
    version,
    calendar,
    caseTitle: title,
    intake,
    stages,
    owners: compileOwners(workflow, preparing),
    automations: compileAutomations(workflow, preparing),
    ...listening(stages),
  };
  return { compiled, noted };
}

function compileStages({ stages }: Workflow, preparing: Preparing): Map<StageId, CompiledStage> {
  const compiled = new Map<StageId, CompiledStage>();
  for (const stage of stages) {
    const ready = compileStage(stage, preparing);
    if (ready !== null) compiled.set(stage.id, ready);
  }
  return compiled;
}

/** Which scopes watch over which stages, and whether any stage has to be told what other tokens do. */
function listening(stages: Compiled['stages']): Pick<Compiled, 'guards' | 'listens'> {
  const guards = new Map<StageId, StageId[]>();
  let listens = false;
  for (const { id, kind, ready, flow } of stages.values()) {
    const its = stageKind(kind);
    listens ||= its?.listens === true || flow?.alone != null || flow?.while != null;
    for (const stage of its?.covers?.(ready) ?? []) guards.set(stage, [...(guards.get(stage) ?? []), id]);
  }
  return { guards, listens };
}

function compileAutomations(
  { automations }: Workflow,
  preparing: Preparing,
): Map<AutomationTrigger, CompiledAutomation[]> {
  const byTrigger = new Map<AutomationTrigger, CompiledAutomation[]>();
  for (const automation of automations) {
    const compiled = compileAutomation(automation, preparing);
    if (!automation.enabled) continue;
    byTrigger.set(automation.on, [...(byTrigger.get(automation.on) ?? []), compiled]);
  }
  return byTrigger;
}

function compileAutomation(automation: Automation, preparing: Preparing): CompiledAutomation {
  const at = `automations.${automation.id}`;
  const when = automation.if === null ? null : preparing.condition(automation.if, `${at}.if`);
  const why = whyOf(automation, preparing.workflow);
  const times = timesOf(automation, preparing, at);
  const given = Object.entries(automation.schedule?.with ?? {}).map(([field, value]) => ({
    field,
    value: preparing.value(field, value, `${at}.on.with.${field}`),
  }));
  return { automation, why, when, actions: preparing.actions(automation.do, `${at}.do`), times, given };
}

function timesOf({ on, title, schedule }: Automation, { note }: Preparing, at: string): Recurrence | null {
  if (on !== 'schedule') return null;
  const read = parseRecurrence(schedule?.every ?? '');
  if (read.ok) return read.value;
  const message = `"${title}" does not say when: ${read.problem.message}`;
  note(error('schedule-unreadable', `${at}.on`, message, read.problem.remedy));
  return null;
}

/** "When a case opens and Amount is more than 1000". */
function whyOf(automation: Automation, { record, stages }: Workflow): string {
  const titles = Object.fromEntries(Object.entries(record).map(([field, { label }]) => [field, label]));
  const stage = stages.find(({ id }) => id === automation.stage)?.title ?? automation.stage;
  const field = automation.field === null ? null : (titles[automation.field] ?? automation.field);
  const when = automationTitle({ ...automation, message: null, stage: null, field: null });
  const where = `${field === null ? '' : ` (${field})`}${stage === null ? '' : ` at ${stage}`}`;
  return `${when}${where}${automation.if === null ? '' : ` and ${describeRule(automation.if, titles)}`}`;
}

let office: BusinessCalendar | undefined;

/** Monday to Friday, nine to five, UTC: where nobody has said anything else. */
export function officeHours(): BusinessCalendar {
  if (office !== undefined) return office;
  const day = ['09:00-17:00'];
  const made = businessCalendar({ zone: 'UTC', week: { mon: day, tue: day, wed: day, thu: day, fri: day } });
  if (!made.ok) throw new Error('The office hours of the house do not read.');
  office = made.value;
  return office;
}
