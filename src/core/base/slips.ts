// Was this word meant by what was typed? A slip is one letter changed, added, left out or swapped with its neighbour.

/** Short words are as close to each other by what they mean as by a slip. **units**: letters, slips. */
const ONE_FROM = 4;
const TWO_FROM = 7;
/** People seldom miss the first letter: what differs there is mostly another word. */
const FIRST_LETTER = 2;
const BEGUN = 0.5;

/** How many slips are forgiven in a word of so many letters. */
export const slipsForgiven = (letters: number): number =>
  letters < ONE_FROM ? 0 : letters < TWO_FROM ? 1 : 2;

/**
 * How many slips turn `typed` into the word; half a slip more where the word goes on, as while somebody still types. Undefined
 * where that are more than are forgiven. Both in the same case.
 */
export function slipsBetween(typed: string, word: string): number | undefined {
  const most = slipsForgiven(typed.length);
  if (word.startsWith(typed)) return word.length === typed.length ? 0 : BEGUN;
  if (most === 0 || word.length < typed.length - most) return undefined;
  return fewest(typed, word, most);
}

/** Damerau (1964), row by row; given up where nothing can come of it any more. */
function fewest(typed: string, word: string, most: number): number | undefined {
  const letters = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let row = Array.from({ length: letters + 1 }, (_, at) => (at === 0 ? 0 : at - 1 + FIRST_LETTER));
  for (let i = 0; i < typed.length; i++) {
    const ofTyped = i === 0 ? FIRST_LETTER : 1;
    const next = [i + FIRST_LETTER];
    for (let j = 0; j < letters; j++) {
      const ofWord = j === 0 ? FIRST_LETTER : 1;
      const change = (row[j] ?? 0) + (typed[i] === word[j] ? 0 : Math.max(ofTyped, ofWord));
      const isSwapped = i > 0 && j > 0 && typed[i] === word[j - 1] && typed[i - 1] === word[j];
      const swap = isSwapped ? (before[j - 1] ?? 0) + (i === 1 || j === 1 ? FIRST_LETTER : 1) : change;
      next.push(Math.min(change, swap, (row[j + 1] ?? 0) + ofTyped, (next[j] ?? 0) + ofWord));
    }
    if (Math.min(...next, ...row) > most) return undefined;
    before = row;
    row = next;
  }
  const whole = letters === word.length ? (row[letters] ?? 0) : Number.POSITIVE_INFINITY;
  const begun = Math.min(...row) + BEGUN;
  const least = Math.min(whole, begun);
  return Math.floor(least) > most ? undefined : least;
}
