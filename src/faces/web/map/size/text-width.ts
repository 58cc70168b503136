// How wide is a text, and where does it break? Measured by kinds of letters of Inter, so that a drawing needs no screen.
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ilj|.,:;'!·]/, 0.28],
  [/[tfr()[\] \-/]/, 0.37],
  [/[mw—%]/, 0.86],
  [/[MW@]/, 0.92],
  [/[A-Z&]/, 0.68],
  [/[0-9]/, 0.63],
];
const ORDINARY = 0.57;
/** Letters of scripts that are as wide as they are high. */
const FULL_WIDTH = 1;

/** **units**: those of `size`, the font size. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) sum += widths.get(letter) ?? widthOf(letter);
  return sum * size;
}

/** Every letter met so far: a map measures the same ones thousands of times. */
const widths = new Map<string, number>();

function widthOf(letter: string): number {
  const known = WIDTHS.find(([letters]) => letters.test(letter));
  const width = known ? known[1] : letter > '\u2e80' ? FULL_WIDTH : ORDINARY;
  widths.set(letter, width);
  return width;
}

/** Shortens a text to a width, after a whole word where one fits, with an ellipsis where something is left out. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const fits = (part: string) => textWidth(`${part}…`, size) <= width;
  // Whole words are also what a reader of the screen finds again in the spoken name.
  const words = text.split(' ');
  while (words.length > 1) {
    words.pop();
    if (fits(words.join(' '))) return `${words.join(' ')}…`;
  }
  const letters = [...text];
  while (letters.length > 1 && !fits(letters.join('').trimEnd())) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Breaks a text into lines of a width; what does not fit on the last is shortened. A word too long for a line is broken. */
export function wrapped(
  text: string,
  size: number,
  { width, most }: { width: number; most: number },
): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most - 1 && textWidth(rest, size) > width) {
    const line = fullLine(rest, size, width);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' ? lines : [...lines, shortened(rest, size, width)];
}

/** As many whole words as fit on one line; at least one letter. */
function fullLine(text: string, size: number, width: number): string {
  const words = text.split(' ');
  while (words.length > 1 && textWidth(words.join(' '), size) > width) words.pop();
  const letters = [...words.join(' ')];
  while (letters.length > 1 && textWidth(letters.join(''), size) > width) letters.pop();
  return letters.join('');
}

/** How a text is broken, and how wide its box must be. */
export type Block = { lines: readonly string[]; width: number };

/** The narrowest box in which a text stands evenly: on two lines where they do, else on three. */
export function evenBlock(text: string, size: number, [least, most]: readonly [number, number]): Block {
  if (textWidth(text, size) <= least) return { lines: [text], width: least };
  for (const count of [2, 3]) {
    for (let width = least; width <= most; width += 4) {
      const lines = wrapped(text, size, { width, most: count });
      const isWhole = lines.join(' ') === text.trim().replace(/\s+/g, ' ');
      if (isWhole) return { lines, width };
    }
  }
  return { lines: wrapped(text, size, { width: most, most: 3 }), width: most };
}
