// What may an operator ask of every case? Rules about order, number, time and people, apart from any model.
// After the templates of DECLARE (van der Aalst, Pesic, Schonenberg, 2009), in the words of an office.
import { type Duration, formatDuration } from '../../../base/index.ts';

/**
 * A rule on cases. `before`: when `then` is done, `first` was done before. `followed`: once `first` was done, `then` is done
 * later. `not-after`: once `first` was done, `then` never is. `count`: so often (`atMost` null: as often as one likes).
 * `within`: after each `of`, `activity` is done in that time. `case-within`: from the first event to the last.
 * `same-person` and `different-people` did both; `starts` and `ends`: what a case begins and ends with.
 */
export type FlowRule =
  | { readonly kind: 'before' | 'followed' | 'not-after'; readonly first: string; readonly then: string }
  | {
      readonly kind: 'count';
      readonly activity: string;
      readonly atLeast: number;
      readonly atMost: number | null;
    }
  | {
      readonly kind: 'within';
      readonly activity: string;
      readonly of: string;
      readonly duration: Duration;
    }
  | { readonly kind: 'case-within'; readonly duration: Duration }
  | { readonly kind: 'same-person' | 'different-people'; readonly activities: readonly [string, string] }
  | { readonly kind: 'starts' | 'ends'; readonly activity: string };

/** A rule in the words that `readFlowRule` reads. */
export function flowRuleText(rule: FlowRule): string {
  switch (rule.kind) {
    case 'before':
      return `${quoted(rule.first)} always before ${quoted(rule.then)}`;
    case 'followed':
      return `After ${quoted(rule.first)} always ${quoted(rule.then)}`;
    case 'not-after':
      return `After ${quoted(rule.first)} never ${quoted(rule.then)}`;
    case 'count':
      return countText(rule.activity, rule.atLeast, rule.atMost);
    case 'within':
      return `${quoted(rule.activity)} within ${formatDuration(rule.duration)} of ${quoted(rule.of)}`;
    case 'case-within':
      return `Every case within ${formatDuration(rule.duration)}`;
    case 'same-person':
      return `${quoted(rule.activities[0])} and ${quoted(rule.activities[1])} by the same person`;
    case 'different-people':
      return `${quoted(rule.activities[0])} and ${quoted(rule.activities[1])} not by the same person`;
    case 'starts':
      return `Every case starts with ${quoted(rule.activity)}`;
    case 'ends':
      return `Every case ends with ${quoted(rule.activity)}`;
  }
}

function countText(activity: string, atLeast: number, atMost: number | null): string {
  const it = quoted(activity);
  if (atMost === null) {
    return atLeast === 1 ? `Every case has ${it}` : `${it} at least ${times(atLeast)}`;
  }
  if (atMost === 0) return `No case has ${it}`;
  return atLeast === atMost ? `${it} exactly ${times(atMost)}` : `${it} at most ${times(atMost)}`;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const quoted = (name: string): string => `“${name}”`;
