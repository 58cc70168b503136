// Another name in place of a misspelt one, at the place where a finding has found it and nowhere else.
import type { Json } from '../../../base/index.ts';
import { automationTitle } from '../../words/automation-title.ts';
import { ownerFromText, ownerToText } from '../../words/owner-text.ts';
import type { Automation, OwnerRule, Workflow } from '../../workflow.ts';
import { renameInRule, renameInTemplate } from './rename-in-rule.ts';

/** `at`: path in the model. `inRules`: what stands there are rules and texts that name it among other words. */
export type RespellEdit = { type: 'Respell'; at: string; from: string; to: string; inRules?: true };

type Value = Json | undefined;
type Members = { readonly [key: string]: Value };

/** Total: a place that is not there, or that does not say the name, stays as it is. */
export function respellAt(workflow: Workflow, edit: RespellEdit): Workflow {
  const parts = edit.at.split(/[.[\]]/).filter((part) => part !== '');
  const changed = within(workflow as unknown as Members, parts, edit) as unknown as Workflow;
  return {
    ...changed,
    automations: changed.automations.map((each, index) => titled(each, workflow.automations[index])),
  };
}

/** A title that nobody gave says what the automation says. */
const titled = (after: Automation, before: Automation | undefined): Automation =>
  before !== undefined && before.title === automationTitle(before)
    ? { ...after, title: automationTitle(after) }
    : after;

function within(value: Value, parts: readonly string[], edit: RespellEdit): Value {
  const index = parts.findIndex((part) => placeOf(value, part) !== null);
  const place = index === -1 ? null : placeOf(value, parts[index] ?? '');
  // The workflow itself is no place: a name may be right elsewhere.
  if (place === null) return isWhole(value) ? value : respelt(value, edit);
  const rest = parts.slice(index + 1);
  const isKey = rest.length === 0 && place === edit.from && isMembers(value);
  if (isKey) return keyRenamed(value, edit);
  const inner = isMembers(value) ? value[place] : isList(value) ? value[Number(place)] : undefined;
  return replaced(value, place, within(inner, rest, edit));
}

/** The key or the index of a part; null where the value has none such. */
function placeOf(value: Value, part: string): string | null {
  // When an automation runs at set times, the source says all of it under `on`.
  if (isMembers(value) && part === 'on' && isMembers(value.schedule)) return 'schedule';
  if (isMembers(value)) return Object.hasOwn(value, part) ? part : null;
  if (!isList(value)) return null;
  const named = value.findIndex((each) => isMembers(each) && (each.id === part || each.name === part));
  const index = named === -1 ? Number(part) : named;
  return value[index] === undefined ? null : String(index);
}

function replaced(value: Value, place: string, inner: Value): Value {
  if (isList(value)) return value.map((each, index) => (String(index) === place ? (inner ?? null) : each));
  return isMembers(value) ? { ...value, [place]: inner } : value;
}

const keyRenamed = (value: Members, { from, to }: RespellEdit): Value =>
  Object.hasOwn(value, to)
    ? value
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key === from ? to : key, each]));

function respelt(value: Value, edit: RespellEdit): Value {
  if (typeof value === 'string') return textRespelt(value, edit);
  if (isList(value)) return value.map((each) => respelt(each, edit) ?? null);
  if (!isMembers(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, respelt(each, edit)]));
  return edit.inRules !== true && Object.hasOwn(inner, edit.from) ? keyRenamed(inner, edit) : inner;
}

function textRespelt(text: string, { from, to, inRules }: RespellEdit): string {
  if (inRules === true)
    return text.includes('{{') ? renameInTemplate(text, from, to) : renameInRule(text, from, to);
  if (text === from) return to;
  const owner = ownerFromText(text);
  return owner !== null && Object.values(owner).includes(from)
    ? ownerToText(respelt(owner as unknown as Members, { type: 'Respell', at: '', from, to }) as OwnerRule)
    : text;
}

const isList = (value: Value): value is readonly Json[] => Array.isArray(value);
const isMembers = (value: Value): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: Value): boolean =>
  isMembers(value) && isList(value.stages) && isMembers(value.record);
