// An owner rule within the settings of a stage kind: a text (`lead of finance`) or a map (`{ team: finance, choose: pull }`).
import type { Json } from '../../base/index.ts';
import { type OwnerRule, TEAM_CHOICES } from '../workflow.ts';
import { isPlainOwner, ownerFromText, ownerToText } from './owner-text.ts';

/** Reads an owner rule out of settings; null where it is none. */
export function ownerFromJson(written: Json): OwnerRule | null {
  if (typeof written === 'string') return ownerFromText(written);
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return null;
  const { choose, skill, within, ...naming } = written as { readonly [key: string]: Json };
  const [only, ...others] = Object.entries(naming);
  if (only === undefined || others.length > 0) return null;
  const [key, name] = only;
  if (typeof name !== 'string' || name === '') return null;
  if (key === 'team') return teamRule(name, { choose, skill, within });
  return [choose, skill, within].every((each) => each === undefined) ? (named[key]?.(name) ?? null) : null;
}

const named: { readonly [key: string]: (name: string) => OwnerRule } = {
  person: (person) => ({ kind: 'person', person }),
  field: (field) => ({ kind: 'field', field }),
  'owner-of': (stage) => ({ kind: 'owner-of-stage', stage }),
  'lead-of': (team) => ({ kind: 'lead-of-team', team }),
  rule: (rule) => ({ kind: 'rule', rule }),
};

type OfTeam = { readonly [word in 'choose' | 'skill' | 'within']: Json | undefined };

function teamRule(team: string, { choose, skill, within }: OfTeam): OwnerRule | null {
  const usual = skill === undefined ? 'round-robin' : 'by-skill';
  const choice = TEAM_CHOICES.find((each) => each === (choose ?? usual));
  if (choice === undefined || !isText(skill) || !isText(within)) return null;
  return {
    ...{ kind: 'team', team, choose: choice },
    ...(skill === undefined ? {} : { skill }),
    ...(within === undefined ? {} : { within }),
  };
}

const isText = (value: Json | undefined): value is string | undefined =>
  value === undefined || typeof value === 'string';

/** An owner rule as settings carry it: its text where that says all of it, else a map. */
export function ownerToJson(rule: OwnerRule): Json {
  if (isPlainOwner(rule)) return ownerToText(rule);
  if (rule.kind === 'field') return { field: rule.field };
  if (rule.kind === 'rule') return { rule: rule.rule };
  if (rule.kind !== 'team') return ownerToText(rule);
  const { kind: _, ...ofTeam } = rule;
  return ofTeam;
}
