// Settings of a stage kind as a reader would say them: what ends a wait in a sentence, and the rest without brackets and quotes.
import type { Json } from '../../../base/index.ts';
import { decidesInWords, eachInWords } from '../../words/several-in-words.ts';
import { textInWords } from './in-words.ts';
import type { Titles } from './titles.ts';

type Members = { readonly [key: string]: Json };
type Say = (value: Json | undefined, titles: Titles) => string;

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SAID: { readonly [setting: string]: Say } = {
  decides: decidesInWords,
  each: eachInWords,
  until: untilInWords,
  for: triggersInWords,
  when: (rule, titles) => (typeof rule === 'string' ? titles.rule(rule) : plainly(rule)),
};

/** **shape**: "none" where it is not said. */
export function settingInWords(name: string, value: Json | undefined, titles: Titles): string {
  const say = SAID[name];
  return say === undefined ? plainly(value) : say(value, titles);
}

/** "3 days after it arrived", "the date in Starts on". */
function untilInWords(until: Json | undefined, titles: Titles): string {
  if (typeof until === 'string') return `${until} after it arrived`;
  return isMembers(until) && typeof until.field === 'string'
    ? `the date in ${titles.field(until.field)}`
    : plainly(until);
}

/** "paid: the message “payment” comes; given-up: 3 days after it arrived". */
function triggersInWords(triggers: Json | undefined, titles: Titles): string {
  if (!isMembers(triggers)) return plainly(triggers);
  const said = Object.entries(triggers).map(([outcome, trigger]) => `${outcome}: ${comes(trigger, titles)}`);
  return said.length === 0 ? 'none' : said.join('; ');
}

function comes(trigger: Json | undefined, titles: Titles): string {
  if (!isMembers(trigger)) return plainly(trigger);
  const { after, field, message, keep, when, by, failure } = trigger;
  if (typeof after === 'string') return untilInWords(after, titles);
  if (typeof field === 'string') return untilInWords({ field }, titles);
  if (typeof message === 'string')
    return `the message ${textInWords(message)} comes${keep === true ? ', kept where it comes early' : ''}`;
  if (typeof when === 'string') return titles.rule(when);
  if (by === 'hand') return 'somebody says so';
  return failure === true ? 'something fails' : plainly(trigger);
}

/** "yes", "a, b", "to paid (after 3 days)": names and values, and what lies within in brackets. */
function plainly(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return textInWords(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(within).join(', ');
  const parts = Object.entries(value).map(([name, inner]) => `${name} ${within(inner)}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

const within = (value: Json | undefined): string =>
  typeof value === 'string' ? value : isMembers(value) ? `(${plainly(value)})` : plainly(value);
