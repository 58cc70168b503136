// A field is renamed: what actions say of it follows, in automations and in stages that act by themselves.
import type { Json } from '../../../base/index.ts';
import type { Action } from '../../workflow.ts';
import { renameInTemplate } from './rename-in-rule.ts';

type Members = { readonly [name: string]: Json };

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const renameInAction = ({ kind, settings }: Action, from: string, to: string): Action => ({
  kind,
  settings: renameInSettings(kind, settings, from, to),
});

/** Actions as a stage has them: with their kind and settings, or as people write them, `{ notify: { … } }`. */
export function renameInActions(actions: Json | undefined, from: string, to: string): Json | undefined {
  if (!Array.isArray(actions)) return actions;
  return actions.map((action: Json) => {
    if (!isMembers(action)) return action;
    const { kind, settings } = action;
    if (typeof kind === 'string' && isMembers(settings))
      return { ...action, settings: renameInSettings(kind, settings, from, to) };
    return Object.fromEntries(
      Object.entries(action).map(([name, said]) => [
        name,
        isMembers(said) ? renameInSettings(name, said, from, to) : said,
      ]),
    );
  });
}

function renameInSettings(kind: string, settings: Members, from: string, to: string): Members {
  const renamed = (name: string): string => (name === from ? to : name);
  const entries = Object.entries(settings).map(([name, value]): [string, Json] => {
    // Set names the fields it fills; a new case, the fields here that fill those there.
    if (kind === 'set') return [renamed(name), inTexts(value, from, to)];
    if (kind === 'open-case' && name === 'values' && isMembers(value))
      return [
        name,
        Object.fromEntries(Object.entries(value).map(([there, here]) => [there, named(here, renamed)])),
      ];
    return [name, name === 'field' ? named(value, renamed) : inTexts(value, from, to)];
  });
  return Object.fromEntries(entries);
}

const named = (value: Json, renamed: (name: string) => string): Json =>
  typeof value === 'string' ? renamed(value) : value;

/** Only what stands in `{{…}}` names anything. */
function inTexts(value: Json, from: string, to: string): Json {
  if (typeof value === 'string') return renameInTemplate(value, from, to);
  if (Array.isArray(value)) return value.map((each: Json) => inTexts(each, from, to));
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inTexts(each, from, to)]));
}
