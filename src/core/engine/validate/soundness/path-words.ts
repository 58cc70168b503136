// How is a way through a workflow said in a sentence? By titles, the last of them where there are too many.
import type { StageId, Workflow } from '../../../model/index.ts';

/** As many stages as a sentence can hold; of a path only so many and one more need be known. */
export const MOST_SHOWN = 12;

export type Titles = ReadonlyMap<StageId, string>;
export const titlesIn = ({ stages }: Workflow): Titles => new Map(stages.map(({ id, title }) => [id, title]));

/** The stages in order; what is too much is left out at the beginning. */
export function pathWords(titles: Titles, path: readonly StageId[]): string {
  const shown = path.slice(-MOST_SHOWN).map((id) => titles.get(id) ?? id);
  return [...(path.length > MOST_SHOWN ? ['…'] : []), ...shown].join(' → ');
}
