// Where might a stage that the new version does not have go on? By its names, as a proposal that an operator confirms.
import type { Stage, StageId, Workflow } from '../../model/index.ts';
import type { StageMapping } from './verdict.ts';

/** How alike two names must be to be proposed for each other: half of their words, about. */
const ALIKE = 0.5;

/** The stages of the old version that the new one does not have. */
export const goneStages = (from: Workflow, to: Workflow): readonly Stage[] =>
  from.stages.filter(({ id }) => !to.stages.some((each) => each.id === id));

/** Proposes a stage for each that is gone, where one is alike by title or by the names it was observed under. */
export function proposeMapping(from: Workflow, to: Workflow): StageMapping {
  const mapping: { [stage: StageId]: StageId } = {};
  for (const gone of goneStages(from, to)) {
    const ranked = to.stages
      .map((stage) => ({ stage, likeness: likenessOf(gone, stage) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((one, other) => other.likeness - one.likeness);
    const best = ranked[0]?.stage.id;
    if (best !== undefined) mapping[gone.id] = best;
  }
  return mapping;
}

/** Between 0 and somewhat over 1: the best of all pairs of their names; the same kind decides between equals. */
function likenessOf(one: Stage, other: Stage): number {
  const pairs = namesOf(one).flatMap((name) => namesOf(other).map((another) => sharedWords(name, another)));
  return Math.max(...pairs) + (one.kind === other.kind ? 0.01 : 0);
}

const namesOf = ({ id, title, observed }: Stage): string[] => [title, id, ...observed];

/** Dice's coefficient over the words of two names. */
function sharedWords(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size);
}

const wordsOf = (name: string): Set<string> => new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
