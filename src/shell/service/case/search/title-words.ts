// The words of titles, and which of them somebody may have meant by one that was mistyped.
import { slipsBetween, slipsForgiven } from '../../../../core/base/index.ts';

export type TitleWords = {
  /** Learns a title. **shape**: `again` where it may have been learnt before, so that its words are not counted twice. */
  learn(title: string, again?: boolean): void;
  /** The words that are closest to what was typed and more frequent than that, at most three; none where it is no slip. */
  meantBy(typed: string): readonly string[];
  count(): number;
};

/** What words with figures in them are close to is another number, not a slip: these are left out. */
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const MISTYPED = /^[\p{L}\p{M}]{4,30}$/u;
const KEPT = /^[\p{L}\p{M}]{3,30}$/u;

/** **units**: words, of one workspace. */
const MOST = 30_000;
const MOST_MEANT = 3;

/** How often a word was seen, and which letters it has, a bit each. */
type Seen = { times: number; readonly letters: number };

export function createTitleWords(): TitleWords {
  const seen = new Map<string, Seen>();
  const learn = (title: string, again = false) => {
    for (const [word] of plain(title).matchAll(WORDS)) {
      const known = seen.get(word);
      if (known === undefined && KEPT.test(word)) seen.set(word, { times: 1, letters: lettersOf(word) });
      else if (known !== undefined && !again) known.times += 1;
    }
    if (seen.size > MOST) forgetRare(seen);
  };
  return { learn, meantBy: (typed) => meantBy(seen, plain(typed)), count: () => seen.size };
}

const plain = (text: string): string => text.toLowerCase().normalize('NFC');

/** Half of them at least, so that not every further word costs a look at all. */
function forgetRare(seen: Map<string, Seen>): void {
  for (let times = 1; seen.size > MOST / 2; times++) {
    for (const [word, known] of seen) if (known.times <= times) seen.delete(word);
  }
}

function meantBy(seen: ReadonlyMap<string, Seen>, typed: string): readonly string[] {
  if (!MISTYPED.test(typed)) return [];
  const [letters, most] = [lettersOf(typed), slipsForgiven(typed.length)];
  let asTyped = 0;
  const close: { word: string; slips: number; times: number }[] = [];
  for (const [word, known] of seen) {
    // Each letter that the word does not have is a slip: that is told without looking at their order.
    if (bitsIn(letters & ~known.letters) > most) continue;
    if (word.includes(typed)) asTyped += known.times;
    const slips = slipsBetween(typed, word) ?? 0;
    if (slips >= 1) close.push({ word, slips, times: known.times });
  }
  const meant = close.filter(({ times }) => times > asTyped);
  const least = Math.min(...meant.map(({ slips }) => slips));
  return meant
    .filter(({ slips }) => slips === least)
    .sort((one, other) => other.times - one.times)
    .slice(0, MOST_MEANT)
    .map(({ word }) => word);
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
