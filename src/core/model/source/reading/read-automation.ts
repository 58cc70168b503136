// Automations and actions as a source says them: `{ on: case-opened, if: amount > 5000, do: [{ notify: … }] }`.
import { automationTitle } from '../../words/automation-title.ts';
import { type Action, AUTOMATION_TRIGGERS, type Automation, type Schedule } from '../../workflow.ts';
import { readOptional } from './read-stage.ts';
import {
  type Reading,
  readFlag,
  readItems,
  readJson,
  readKnown,
  readMembers,
  readText,
  readWord,
  report,
  type Spot,
} from './reading.ts';

const KEYS = ['id', 'title', 'on', 'stage', 'field', 'message', 'if', 'do', 'enabled'];
const SAMPLE = '{ on: case-opened, do: [{ set: { priority: high } }] }';
const DO_SAMPLE = '[{ set: { priority: high } }, { notify: { team: finance, text: Look at this } }]';

/** What an automation is called that has no id: its place in the list, from 1. */
export const usualAutomationId = (index: number): string => `automation-${index + 1}`;

export function readAutomations(reading: Reading, spot: Spot): Automation[] {
  const automations: Automation[] = [];
  const seen = new Set<string>();
  for (const [index, item] of readItems(reading, spot, `[${SAMPLE}]`).entries()) {
    const automation = readAutomation(reading, index, item);
    if (automation === null) continue;
    if (seen.has(automation.id)) {
      const remedy = 'Give one of them another id.';
      const message = `Two automations are called "${automation.id}".`;
      report(reading, item.node, item.at, { code: 'automation-id', message, remedy });
    }
    seen.add(automation.id);
    automations.push(automation);
  }
  return automations;
}

function readAutomation(reading: Reading, index: number, spot: Spot): Automation | null {
  const members = readKnown(reading, spot, KEYS, SAMPLE);
  if (spot.node.kind !== 'map') return null;
  const text = (key: string) => readOptional(members, key, (member) => readText(reading, member)) ?? null;
  const trigger = members.get('on');
  if (trigger === undefined) {
    return report(reading, spot.node, spot.at, {
      code: 'automation-trigger',
      message: `${spot.at} does not say when it runs.`,
      remedy: `Add on: and one of ${AUTOMATION_TRIGGERS.join(', ')}.`,
    });
  }
  const schedule = trigger.node.kind === 'map' ? readSchedule(reading, trigger) : null;
  const on = trigger.node.kind === 'map' ? 'schedule' : readWord(reading, trigger, AUTOMATION_TRIGGERS);
  if (on === null) return null;
  const message = text('message');
  const bare = {
    id: text('id') ?? usualAutomationId(index),
    on,
    stage: text('stage'),
    field: text('field'),
    ...(message === null ? {} : { message }),
    ...(schedule === null ? {} : { schedule }),
    if: text('if'),
    do: readOptional(members, 'do', (member) => readActions(reading, member)) ?? [],
    enabled: readOptional(members, 'enabled', (member) => readFlag(reading, member)) ?? true,
  };
  return { ...bare, title: text('title') ?? automationTitle(bare) };
}

const SCHEDULE_SAMPLE = '{ schedule: every monday 09:00, calendar: office }';

/** `{ schedule: every monday 09:00, calendar: office, once: true, with: { subject: Weekly report } }`. */
function readSchedule(reading: Reading, spot: Spot): Schedule {
  const members = readKnown(reading, spot, ['schedule', 'calendar', 'once', 'with'], SCHEDULE_SAMPLE);
  const text = (key: string) => readOptional(members, key, (member) => readText(reading, member)) ?? null;
  const every = text('schedule');
  const once = readOptional(members, 'once', (member) => readFlag(reading, member)) === true;
  if (every === null && !members.has('schedule')) {
    const message = `${spot.at} does not say at which times.`;
    report(reading, spot.node, spot.at, {
      code: 'schedule-missing',
      message,
      remedy: `Write for example ${SCHEDULE_SAMPLE}.`,
    });
  }
  const given = readOptional(members, 'with', (member) => readGiven(reading, member));
  const values = given === undefined || given === null ? {} : { with: given };
  return { every: every ?? '', calendar: text('calendar'), ...(once ? { once } : {}), ...values };
}

function readGiven(reading: Reading, spot: Spot): Schedule['with'] {
  const members = [...readMembers(reading, spot, '{ subject: Weekly report }')];
  return Object.fromEntries(members.map(([field, member]) => [field, readJson(reading, member)]));
}

function readActions(reading: Reading, spot: Spot): Action[] {
  const actions: Action[] = [];
  for (const item of readItems(reading, spot, DO_SAMPLE, true)) {
    const [first, ...others] = readMembers(reading, item, DO_SAMPLE);
    if (first === undefined || others.length > 0) {
      const message = `${item.at} must name one action.`;
      const remedy = `Give each action its own item: ${DO_SAMPLE}.`;
      if (item.node.kind === 'map') report(reading, item.node, item.at, { code: 'action', message, remedy });
      continue;
    }
    const [kind, settings] = first;
    const members = [...readMembers(reading, settings, DO_SAMPLE)];
    actions.push({
      kind,
      settings: Object.fromEntries(members.map(([key, member]) => [key, readJson(reading, member)])),
    });
  }
  return actions;
}
