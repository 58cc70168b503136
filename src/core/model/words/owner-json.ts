// An owner rule within the settings of a stage kind: a text (`lead of finance`) or a map (`{ team: finance, choose: pull }`).
import type { Json } from '../../base/index.ts';
import { type OwnerRule, TEAM_CHOICES } from '../workflow.ts';
import { isPlainOwner, ownerFromText, ownerToText } from './owner-text.ts';

/** Reads an owner rule out of settings; null where it is none. */
export function ownerFromJson(written: Json): OwnerRule | null {
  if (typeof written === 'string') return ownerFromText(written);
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return null;
  const { choose, ...naming } = written as { readonly [key: string]: Json };
  const [only, ...others] = Object.entries(naming);
  if (only === undefined || others.length > 0) return null;
  const [key, name] = only;
  if (typeof name !== 'string' || name === '') return null;
  if (key === 'team') return teamRule(name, choose);
  return choose === undefined ? (named[key]?.(name) ?? null) : null;
}

const named: { readonly [key: string]: (name: string) => OwnerRule } = {
  person: (person) => ({ kind: 'person', person }),
  field: (field) => ({ kind: 'field', field }),
  'owner-of': (stage) => ({ kind: 'owner-of-stage', stage }),
  'lead-of': (team) => ({ kind: 'lead-of-team', team }),
};

function teamRule(team: string, choose: Json | undefined): OwnerRule | null {
  if (choose === undefined) return { kind: 'team', team, choose: 'round-robin' };
  const choice = TEAM_CHOICES.find((each) => each === choose);
  return choice === undefined ? null : { kind: 'team', team, choose: choice };
}

/** An owner rule as settings carry it: its text where that says all of it, else a map. */
export function ownerToJson(rule: OwnerRule): Json {
  if (isPlainOwner(rule)) return ownerToText(rule);
  if (rule.kind === 'field') return { field: rule.field };
  return rule.kind === 'team' ? { team: rule.team, choose: rule.choose } : ownerToText(rule);
}
