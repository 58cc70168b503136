// What differs between two texts, line by line, as `diff -u` shows it?

type Line = { readonly mark: ' ' | '-' | '+'; readonly text: string };

const AROUND = 2;
/** Texts whose middle differs by more than this many pairs of lines are shown as all gone and all come. */
const MOST_PAIRS = 4_000_000;

/** **shape**: the differing lines with two lines around them; '' where the texts are equal. */
export function lineDiff(before: string, after: string): string {
  const lines = alignedLines(before.split('\n'), after.split('\n'));
  const isShown = (index: number) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ mark }) => mark !== ' ');
  const shown: string[] = [];
  let number = 0;
  let isGap = true;
  for (const [index, { mark, text }] of lines.entries()) {
    if (mark !== '+') number++;
    if (!isShown(index)) {
      isGap = true;
      continue;
    }
    if (isGap) shown.push(`@@ line ${mark === '+' ? number + 1 : number} @@`);
    isGap = false;
    shown.push(`${mark}${text}`);
  }
  return shown.length === 0 ? '' : `${shown.join('\n')}\n`;
}

function alignedLines(before: readonly string[], after: readonly string[]): Line[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const same = (text: string): Line => ({ mark: ' ', text });
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  return [
    ...before.slice(0, head).map(same),
    ...middle(gone, come),
    ...before.slice(before.length - tail).map(same),
  ];
}

/** By a longest common subsequence. */
function middle(gone: readonly string[], come: readonly string[]): Line[] {
  const minus = gone.map((text): Line => ({ mark: '-', text }));
  const plus = come.map((text): Line => ({ mark: '+', text }));
  if (gone.length * come.length > MOST_PAIRS) return [...minus, ...plus];
  const width = come.length + 1;
  const common = new Uint32Array((gone.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i--)
    for (let j = come.length - 1; j >= 0; j--)
      common[i * width + j] =
        gone[i] === come[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length && j < come.length) {
    if (gone[i] === come[j]) {
      lines.push({ mark: ' ', text: gone[i] ?? '' });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) lines.push({ mark: '-', text: gone[i++] ?? '' });
    else lines.push({ mark: '+', text: come[j++] ?? '' });
  }
  return [...lines, ...minus.slice(i), ...plus.slice(j)];
}
