// What an automation is called that nobody gave a title: when it runs, in words.

import type { Automation, AutomationTrigger } from '../workflow.ts';
import { titleFromId } from './naming.ts';

const words: { readonly [Trigger in AutomationTrigger]: string } = {
  'case-opened': 'When a case opens',
  'case-moved': 'When a case moves',
  'case-closed': 'When a case closes',
  'work-item-offered': 'When work is offered',
  'work-item-claimed': 'When work is taken',
  'work-item-completed': 'When work is completed',
  'work-item-late': 'When work is late',
  'field-changed': 'When a field changes',
  'message-received': 'When a message comes',
  schedule: 'At set times',
};

export const triggerInWords = (on: AutomationTrigger): string =>
  words[on].replace(/^W/, 'w').replace(/^A/, 'a');

/** "Every monday 09:00" as people write it. */
const titled = (every: string): string =>
  every
    .replace(/^every /i, 'Every ')
    .replace(
      /\b(mon|tues|wednes|thurs|fri|satur|sun)day\b/g,
      (day) => day.charAt(0).toUpperCase() + day.slice(1),
    );

export function automationTitle(
  automation: Pick<Automation, 'on' | 'stage' | 'field' | 'message' | 'schedule'>,
): string {
  if (automation.on === 'schedule' && automation.schedule != null) return titled(automation.schedule.every);
  const field = automation.field === null ? '' : ` (${titleFromId(automation.field)})`;
  const stage = automation.stage === null ? '' : ` at ${titleFromId(automation.stage)}`;
  const message = automation.message == null ? '' : ` (${automation.message})`;
  return `${words[automation.on]}${field}${message}${stage}`;
}
