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
};

export function automationTitle(automation: Pick<Automation, 'on' | 'stage' | 'field' | 'message'>): string {
  const field = automation.field === null ? '' : ` (${titleFromId(automation.field)})`;
  const stage = automation.stage === null ? '' : ` at ${titleFromId(automation.stage)}`;
  const message = automation.message == null ? '' : ` (${automation.message})`;
  return `${words[automation.on]}${field}${message}${stage}`;
}
