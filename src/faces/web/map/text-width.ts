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
  for (const letter of text) {
    const known = WIDTHS.find(([letters]) => letters.test(letter));
    sum += known ? known[1] : letter > '\u2e80' ? FULL_WIDTH : ORDINARY;
  }
  return sum * size;
}

/** Shortens a text to a width, with an ellipsis where something is left out. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Breaks a text into at most two lines of a width; the second is shortened where it must be. */
export function twoLines(text: string, size: number, width: number): string[] {
  if (textWidth(text, size) <= width) return [text];
  const words = text.split(/\s+/);
  let first = words[0] ?? '';
  let taken = 1;
  while (taken < words.length && textWidth(`${first} ${words[taken]}`, size) <= width)
    first += ` ${words[taken++]}`;
  const rest = words.slice(taken).join(' ');
  if (rest === '') return broken(text, size, width);
  if (textWidth(first, size) > width) return broken(text, size, width);
  return [first, shortened(rest, size, width)];
}

/** One long word: broken where the line is full. */
function broken(text: string, size: number, width: number): string[] {
  const letters = [...text];
  let count = letters.length;
  while (count > 1 && textWidth(letters.slice(0, count).join(''), size) > width) count--;
  return [
    letters.slice(0, count).join(''),
    shortened(letters.slice(count).join('').trimStart(), size, width),
  ];
}

/** The width at which a text fills two lines evenly, between the bounds. */
export function balancedWidth(text: string, size: number, [least, most]: readonly [number, number]): number {
  const whole = textWidth(text, size);
  if (whole <= least) return least;
  for (let width = Math.max(least, whole / 2); width < most; width += 4) {
    const lines = twoLines(text, size, width);
    if (!lines.some((line) => line.endsWith('…')) && lines.join(' ') === text) return width;
  }
  return most;
}
