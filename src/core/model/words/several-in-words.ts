// Who decides together, and what there is a piece of work for each, as a reader would say it.
import { canonicalJson, type Json } from '../../base/index.ts';
import type { OwnerRule } from '../workflow.ts';
import { ownerFromJson } from './owner-json.ts';

/** How what they name is said. */
type Said = {
  readonly owner: (rule: OwnerRule) => string;
  readonly rule: (text: string) => string;
  readonly team: (key: string) => string;
  readonly field: (id: string) => string;
};

type Members = { readonly [key: string]: Json };

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BY: { readonly [by: string]: (quorum: Json) => string } = {
  any: () => 'anyone',
  all: () => 'everyone',
  quorum: (quorum) => `at least ${canonicalJson(quorum)}`,
  'in order': () => 'one after another',
  weighted: (quorum) => `by weight, at least ${canonicalJson(quorum)}`,
};

/** "at least 2 of team finance; never requester; may ask first". */
export function decidesInWords(decides: Json | undefined, said: Said): string {
  if (!isMembers(decides)) return 'anyone';
  const { by = 'any', quorum = 1, never, once, ask, more, who, after } = decides;
  const parts = [(BY[String(by)] ?? String)(quorum)];
  if (Array.isArray(who)) parts[0] += ` of ${who.map((each: Json) => deciderInWords(each, said)).join(', ')}`;
  const barred = never === undefined || never === null ? [] : Array.isArray(never) ? never : [never];
  if (barred.length > 0) parts.push(`never ${barred.map((each: Json) => ownerSaid(each, said)).join(', ')}`);
  if (once === true) parts.push('nobody twice in a case');
  if (ask === true) parts.push('may ask first');
  if (more === true) parts.push('more may be added');
  if (isMembers(after)) parts.push(`${String(after.outcome)} after ${String(after.time)}`);
  return parts.join('; ');
}

function deciderInWords(decider: Json, said: Said): string {
  if (!isMembers(decider)) return canonicalJson(decider);
  const { owner, everyone, when, weight } = decider;
  const whom = owner === undefined ? `everyone of ${said.team(String(everyone))}` : ownerSaid(owner, said);
  const condition = when === undefined ? '' : ` when ${said.rule(String(when))}`;
  return `${whom}${weight === undefined ? '' : ` (weight ${canonicalJson(weight)})`}${condition}`;
}

function ownerSaid(owner: Json, said: Said): string {
  const rule = ownerFromJson(owner);
  return rule === null ? canonicalJson(owner) : said.owner(rule);
}

/** "each of lines, one after another, 2 are enough". */
export function eachInWords(each: Json | undefined, { field, rule }: Said): string {
  if (each === undefined) return 'once';
  if (!isMembers(each)) return `each of ${field(String(each))}`;
  const { of = '', run, enough = 'all', rest, more } = each;
  const parts = [`each of ${field(String(of))}`];
  if (run === 'in order') parts.push('one after another');
  if (enough !== 'all') parts.push(`enough with ${rule(String(enough))}`);
  if (rest === 'left') parts.push('the rest is left');
  if (more === true) parts.push('more may be added');
  return parts.join(', ');
}
