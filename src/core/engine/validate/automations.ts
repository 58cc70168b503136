// Can each automation ever run? One that is told of a stage or a field which its event never tells of would be ignored.
import type { Automation, AutomationTrigger, Workflow } from '../../model/index.ts';
import { advice, error, type Noted } from '../compile/findings.ts';

export const checkAutomations = ({ automations, stages }: Workflow): Noted[] => {
  const ends = new Set(stages.filter(({ kind }) => kind === 'end').map(({ id }) => id));
  return automations.flatMap((automation) => [
    ...idle(automation),
    ...byField(automation),
    ...byMessage(automation),
    ...byTimes(automation),
    ...byStage(automation, (stage) => ends.has(stage) || !stages.some(({ id }) => id === stage)),
  ]);
};

function idle({ id, title, do: actions }: Automation): Noted[] {
  if (actions.length > 0) return [];
  const remedy = 'Add an action under do, or remove the automation.';
  return [advice('automation-does-nothing', `automations.${id}.do`, `"${title}" does nothing.`, remedy)];
}

/** Only a change of the record says which field it was. */
function byField({ id, title, on, field }: Automation): Noted[] {
  if (field === null || on === 'field-changed') return [];
  const message = `"${title}" never runs: "${on}" is about no field.`;
  return [never(`automations.${id}.field`, message, 'Remove the field, or say on: field-changed.')];
}

/** Only a message has the name of one. */
function byMessage({ id, title, on, message }: Automation): Noted[] {
  if (message == null || on === 'message-received') return [];
  const words = `"${title}" never runs: "${on}" is about no message.`;
  return [never(`automations.${id}.message`, words, 'Remove the message, or say on: message-received.')];
}

/** Only a schedule has times. One that runs once has no case: no rule to ask of one, and nothing to do to one. */
function byTimes({ id, title, on, schedule, if: rule, do: actions }: Automation): Noted[] {
  const at = `automations.${id}`;
  if (on !== 'schedule') {
    if (schedule == null) return [];
    return [never(`${at}.on`, `"${title}" never runs: "${on}" has no times.`, 'Say on: { schedule: … }.')];
  }
  if (schedule?.once !== true) {
    if (schedule?.with === undefined) return [];
    const message = `"${title}" looks at each open case, which has its own fields.`;
    return [error('with-unused', `${at}.on`, message, 'Remove with, or let it run once: true.')];
  }
  const found: Noted[] = [];
  const each = 'Or let it look at each open case, without once.';
  if (rule !== null) {
    const message = `"${title}" runs once each time, so there is no case that its rule could look at.`;
    found.push(error('schedule-without-case', `${at}.if`, message, `Remove the rule. ${each}`));
  }
  for (const [index, { kind, settings }] of actions.entries()) {
    const from = Object.values((settings.values ?? {}) as { readonly [field: string]: unknown });
    const fills = !from.every((field) => Object.hasOwn(schedule.with ?? {}, String(field)));
    if (kind === 'open-case' && !fills) continue;
    const message = fills
      ? `"${title}" runs once each time, so there is no case to fill such fields from.`
      : `"${title}" runs once each time, so there is no case to do "${kind}" to.`;
    found.push(
      error(
        'schedule-without-case',
        `${at}.do[${index}]`,
        message,
        `Open a case there, with fields that stand under with:. ${each}`,
      ),
    );
  }
  return found;
}

/** A case opens before it is in a stage, and closes in an end. */
function byStage({ id, title, on, stage }: Automation, isEnd: (stage: string) => boolean): Noted[] {
  if (stage === null) return [];
  if (on === SCHEDULE) {
    const message = `"${title}" never runs: it looks at each open case, wherever that stands.`;
    return [never(`automations.${id}.stage`, message, 'Remove the stage, or ask for it under if.')];
  }
  const at = `automations.${id}.stage`;
  if (on === OPENED) {
    const message = `"${title}" never runs: a case is in no stage yet when it opens.`;
    return [never(at, message, 'Remove the stage, or say on: work-item-offered.')];
  }
  if (on === MESSAGE) {
    const message = `"${title}" never runs: a message comes to a case, wherever it stands.`;
    return [never(at, message, 'Remove the stage, or ask for it under if.')];
  }
  if (on !== CLOSED || isEnd(stage)) return [];
  const message = `"${title}" never runs: no case closes at "${stage}".`;
  return [never(at, message, 'Name a stage of kind end, or remove the stage.')];
}

const OPENED: AutomationTrigger = 'case-opened';
const MESSAGE: AutomationTrigger = 'message-received';
const SCHEDULE: AutomationTrigger = 'schedule';
const CLOSED: AutomationTrigger = 'case-closed';

const never = (at: string, message: string, remedy: string): Noted =>
  error('automation-never-runs', at, message, remedy);
