// What is a kind of finding? A name, a title, and a function from the ground to everything it has tested.
import type { Finding, FindingKindName } from './finding.ts';
import type { FindingGround } from './ground.ts';

/** A finding before it is known what else was tested. **shape**: `pValue` of its own test, 0 to 1. */
export type Candidate = Omit<Finding, 'confidence'> & { readonly pValue: number };

/** Something that was tested and is too small to be told of; it counts among the tests all the same. */
export type Untold = { readonly pValue: number; readonly text?: undefined };

/** One file in this folder, one line in its index. **shape**: `lacks` says in a sentence what data are missing, or null. */
export type FindingKind = {
  readonly kind: FindingKindName;
  readonly title: string;
  find(ground: FindingGround): readonly (Candidate | Untold)[];
  lacks?(ground: FindingGround): string | null;
};
