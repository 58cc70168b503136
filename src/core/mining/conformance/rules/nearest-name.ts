// Which activity was most likely meant? The one that is written most alike to the first words.

/** The words that are most like an activity's name, and that name; null where none is alike. */
export function nearestName(
  text: string,
  activities: readonly string[],
): { written: string; name: string } | null {
  const words = text.split(/\s+/).slice(0, 6);
  let best = { written: '', name: '', unlike: 0.4 };
  for (const name of activities.slice(0, MOST_NAMES)) {
    const length = name.split(/\s+/).length;
    for (const count of [length - 1, length, length + 1]) {
      if (count < 1 || count > words.length) continue;
      const written = words
        .slice(0, count)
        .join(' ')
        .replace(/["'”’»“.,;]+$/, '');
      const unlike =
        editsBetween(written.toLowerCase(), name.toLowerCase()) / Math.max(written.length, name.length);
      if (unlike < best.unlike) best = { written, name, unlike };
    }
  }
  return best.name === '' ? null : { written: best.written, name: best.name };
}

const MOST_NAMES = 2_000;
const LONGEST = 60;

/** Letters to change, add or leave out (Levenshtein), of the first sixty. */
function editsBetween(a: string, b: string): number {
  const [from, to] = [a.slice(0, LONGEST), b.slice(0, LONGEST)];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}
