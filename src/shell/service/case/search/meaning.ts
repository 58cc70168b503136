// What may have been meant by a search that found nothing: its words as they are, and of those that may be slips every spelling.
import type { TitleWords } from './title-words.ts';

export type Meaning = {
  /** What stays as it was typed. */
  readonly text: string;
  /** Of each word that may be a slip: itself and what may have been meant. */
  readonly spellings: readonly (readonly string[])[];
  /** The words that were typed, in small letters. */
  readonly typed: readonly string[];
};

/** Whoever mistypes more means something else. */
const MOST_SLIPS = 3;

export function meaningOf(text: string, { meantBy }: Pick<TitleWords, 'meantBy'>): Meaning {
  const typed = [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))];
  const spelled = typed.map((word) => ({ word, meant: meantBy(word) }));
  const slips = spelled.filter(({ meant }) => meant.length > 0).slice(0, MOST_SLIPS);
  const mistyped = new Set(slips.map(({ word }) => word));
  return {
    text: typed.filter((word) => !mistyped.has(word)).join(' '),
    spellings: slips.map(({ word, meant }) => [word, ...meant]),
    typed,
  };
}
