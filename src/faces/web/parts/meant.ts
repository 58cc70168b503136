// Which of some things are meant by a few letters, the closest first.
import { slipsBetween } from '../../../core/base/index.ts';

/** How a typed word stands in a label, from the closest on; slips come on top of the last. */
const NEARNESS = { begins: 0, beginsWord: 1, within: 2, inOrder: 3, slip: 4 } as const;
const IN_ORDER_FROM = 3;

/**
 * Every typed word stands in the label, or, from three letters on, its letters do in their order. Accents and capitals
 * do not count. Only where that is so of none of all, a slip of the hand is forgiven. What is as close keeps its order.
 */
export function meantBy<Thing>(
  text: string,
  things: readonly Thing[],
  labelOf: (thing: Thing) => string,
): Thing[] {
  const typed = wordsIn(plain(text));
  const near = things.flatMap((thing) => {
    const distance = distanceOf(plain(labelOf(thing)), typed);
    return distance === undefined ? [] : [{ thing, distance }];
  });
  const asTyped = near.filter(({ distance }) => distance < NEARNESS.slip);
  return (asTyped.length > 0 ? asTyped : near)
    .sort((one, other) => one.distance - other.distance)
    .map(({ thing }) => thing);
}

export const wordsIn = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Nobody has to type accents. */
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** That of the typed word that is farthest. */
function distanceOf(label: string, typed: readonly string[]): number | undefined {
  let farthest = 0;
  for (const word of typed) {
    const distance = distanceOfWord(label, word);
    if (distance === undefined) return undefined;
    farthest = Math.max(farthest, distance);
  }
  return farthest;
}

function distanceOfWord(label: string, word: string): number | undefined {
  const at = label.indexOf(word);
  if (at === 0) return NEARNESS.begins;
  const words = label.split(/[^\p{L}\p{M}\p{N}]+/u);
  if (at > 0) return words.some((each) => each.startsWith(word)) ? NEARNESS.beginsWord : NEARNESS.within;
  if (word.length >= IN_ORDER_FROM && inOrder(label, word)) return NEARNESS.inOrder;
  const slips = words.flatMap((each) => slipsBetween(word, each) ?? []);
  return slips.length === 0 ? undefined : NEARNESS.slip + Math.min(...slips);
}

function inOrder(label: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = label.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
