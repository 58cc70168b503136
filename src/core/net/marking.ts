// Where do the tokens lie? A marking is a sorted list of places, a place as often as it has tokens.
import type { NetTransition } from './petri-net.ts';

/** **shape**: places in rising order, each once for every token in it. */
export type Marking = readonly number[];

/** A text that is equal exactly where markings are. */
export const markingKey = (marking: Marking): string => marking.join(' ');

/** Whether each of some places has a token. */
export function holds(marking: Marking, places: readonly number[]): boolean {
  for (const place of places) if (!marking.includes(place)) return false;
  return true;
}

/** Which of some places have no token. */
export const lacking = (marking: Marking, places: readonly number[]): number[] =>
  places.filter((place) => !marking.includes(place));

/** The marking after a transition fired; a token that it takes and that is not there is not missed. */
export function fire(marking: Marking, { takes, gives }: NetTransition): Marking {
  const after = marking.slice();
  for (const place of takes) {
    const at = after.indexOf(place);
    if (at >= 0) after.splice(at, 1);
  }
  for (const place of gives) insert(after, place);
  return after;
}

function insert(marking: number[], place: number): void {
  let at = marking.length;
  while (at > 0 && (marking[at - 1] as number) > place) at--;
  marking.splice(at, 0, place);
}

/** Whether `larger` has all tokens of `smaller`, and more. */
export function exceeds(larger: Marking, smaller: Marking): boolean {
  if (larger.length <= smaller.length) return false;
  let at = 0;
  for (const place of larger) if (place === smaller[at]) at++;
  return at === smaller.length;
}
