// A word is not known: which of the known ones was probably meant?

/** The closest of the names, where it is close: a third of the letters may differ. */
export const nearest = (name: string, names: readonly string[]): string | undefined =>
  closest(name, names)[0];

/** The same, but undefined where two are as close, so that somebody has to say which is meant. */
export function clearlyNearest(name: string, names: readonly string[]): string | undefined {
  const [best, ...others] = closest(name, names);
  return others.length === 0 ? best : undefined;
}

function closest(name: string, names: readonly string[]): string[] {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[\s_-]/g, '')
      .slice(0, 60);
  let found: string[] = [];
  let least = Math.max(1, Math.floor(name.length / 3));
  for (const candidate of new Set(names)) {
    const distance = editDistance(plain(name), plain(candidate));
    if (distance > least) continue;
    found = distance < least ? [candidate] : [...found, candidate];
    least = distance;
  }
  return found;
}

/** Letters changed, added, left out or swapped with their neighbour (Damerau 1964), three rows at a time. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const change = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      const swapped = i > 0 && j > 0 && one[i] === other[j - 1] && one[i - 1] === other[j];
      const swap = swapped ? (before[j - 1] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
