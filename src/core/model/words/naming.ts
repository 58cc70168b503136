// Which id does a title give, and which title an id? Both ways, for people who name only one of the two.

/** What a stage may be called in a source: letters, digits, `-` and `_`, a letter first. */
export const STAGE_ID = /^\p{L}[\p{L}\p{N}_-]*$/u;

/** What a field may be called: as a stage, but without `-`, which rules would read as minus. */
export const FIELD_ID = /^\p{L}[\p{L}\p{N}_]*$/u;

/** A title for an id: `check-receipt` and `checkReceipt` read `Check receipt`. */
export function titleFromId(id: string): string {
  const spaced = id
    .replace(
      /([\p{Ll}\p{N}])(\p{Lu})(?=\p{Ll})/gu,
      (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`,
    )
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return spaced === '' ? id : spaced.slice(0, 1).toUpperCase() + spaced.slice(1);
}

/** A stage or workflow id for a title: `Check receipt` gives `check-receipt`; `taken` ids get a number behind. */
export const idFromTitle = (title: string, taken: Iterable<string> = [], fallback = 'stage'): string =>
  free(wordsOf(title, fallback).join('-'), '-', new Set(taken));

/** A field id for a title: `Cost centre` gives `cost_centre`. */
export const fieldFromTitle = (title: string, taken: Iterable<string> = []): string =>
  free(wordsOf(title, 'field').join('_'), '_', new Set(taken));

function wordsOf(title: string, fallback: string): string[] {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = words[0];
  if (first === undefined) return [fallback];
  return (/^\p{L}/u.test(first) ? words : [fallback, ...words]).slice(0, 8);
}

function free(wanted: string, joint: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}${joint}${count}`)) count++;
  return `${wanted}${joint}${count}`;
}
