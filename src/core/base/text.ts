// What files hold need not be text: NUL and half of a character pair are refused by databases and by XML alike.

/** A whole pair is one match of the `u` flag, so what is left of the range is half of one. */
const NO_TEXT = /[\0\uD800-\uDFFF]/gu;

/** The text with the sign of an unknown character in place of what is none. */
export const legible = (text: string): string => text.replace(NO_TEXT, '\uFFFD');

/** The first so many characters, as a language counts them: a pair is never cut in half, for half of one cannot be stored. */
export const beginningOf = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

export const isText = (text: string): boolean => legible(text) === text;
