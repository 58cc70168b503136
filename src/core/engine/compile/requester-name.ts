// What somebody without sign-in is called lies apart, where it can be erased (docs/decisions/0099). Rules and texts that stay here find
// nothing in its place, which publishing says; a text that goes outside takes the reference along.
import { isPersonalValue, type PersonalValue, type Workflow } from '../../model/index.ts';
import type { Rule, Template } from '../../rules/index.ts';
import type { Facts } from './compiled.ts';
import { advice, type Noted } from './findings.ts';

const NAME = 'requester.name';

/** True for `{{requester.name}}`, and for `{{requester}}`, which a text writes as the name. */
export const saysName = ({ text }: Rule): boolean => [NAME, 'requester'].includes(text.trim());

/** True where the name is asked for, however it is used. */
export const readsName = ({ paths }: Pick<Rule, 'paths'>): boolean => paths.includes(NAME);

/** Where the name lies of who asked this case; null where it is at hand, or there is none. */
export const nameKeptApart = ({ requester, requesterName }: Facts): PersonalValue | null =>
  requester === null && isPersonalValue(requesterName) ? requesterName : null;

/** The stretches of a text between the places that say the name. **shape**: null for such a place. */
export function parted({ text, pieces }: Template): readonly (Template | null)[] {
  const parts: (Template | null)[] = [];
  let stretch: Template['pieces'] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string' || !saysName(piece)) {
      stretch = [...stretch, piece];
      continue;
    }
    parts.push({ text, pieces: stretch }, null);
    stretch = [];
  }
  return [...parts, { text, pieces: stretch }];
}

type Noting = { readonly workflow: Workflow; readonly note: (noted: Noted) => void };

/** Advises against the name where people from outside ask for such cases. */
export function noteNameless({ workflow, note }: Noting, isNamed: boolean, at: string): void {
  if (!isNamed || !workflow.intake.some(({ from }) => from.includes('public'))) return;
  note(advice('rule-requester-name', at, MESSAGE, REMEDY));
}

const MESSAGE = 'What somebody without sign-in is called is kept apart, so it is empty here for them.';
const REMEDY =
  'Write it so that it reads well without the name. Mails and calls can say {{requester.name}} by itself.';
