// Who decides together, and what there is a piece of work for each, as a reader would say it.
import { canonicalJson, type Json } from '../../base/index.ts';
import { ownerFromJson } from './owner-json.ts';
import { ownerToText } from './owner-text.ts';

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
export function decidesInWords(decides: Json | undefined): string {
  if (!isMembers(decides)) return 'anyone';
  const { by = 'any', quorum = 1, never, once, ask, more, who, after } = decides;
  const parts = [(BY[String(by)] ?? String)(quorum)];
  if (Array.isArray(who)) parts[0] += ` of ${who.map((each: Json) => deciderInWords(each)).join(', ')}`;
  const barred = never === undefined || never === null ? [] : Array.isArray(never) ? never : [never];
  if (barred.length > 0) parts.push(`never ${barred.map((each: Json) => ownerSaid(each)).join(', ')}`);
  if (once === true) parts.push('nobody twice in a case');
  if (ask === true) parts.push('may ask first');
  if (more === true) parts.push('more may be added');
  if (isMembers(after)) parts.push(`${String(after.outcome)} after ${String(after.time)}`);
  return parts.join('; ');
}

function deciderInWords(decider: Json): string {
  if (!isMembers(decider)) return canonicalJson(decider);
  const { owner, everyone, when, weight } = decider;
  const whom = owner === undefined ? `everyone of ${String(everyone)}` : ownerSaid(owner);
  const condition = when === undefined ? '' : ` when ${String(when)}`;
  return `${whom}${weight === undefined ? '' : ` (weight ${canonicalJson(weight)})`}${condition}`;
}

function ownerSaid(owner: Json): string {
  const rule = ownerFromJson(owner);
  return rule === null ? canonicalJson(owner) : ownerToText(rule);
}

/** "each of lines, one after another, 2 are enough". */
export function eachInWords(each: Json | undefined): string {
  if (each === undefined) return 'once';
  if (!isMembers(each)) return `each of ${String(each)}`;
  const { of = '', run, enough = 'all', rest, more } = each;
  const parts = [`each of ${String(of)}`];
  if (run === 'in order') parts.push('one after another');
  if (enough !== 'all') parts.push(`enough with ${String(enough)}`);
  if (rest === 'left') parts.push('the rest is left');
  if (more === true) parts.push('more may be added');
  return parts.join(', ');
}
