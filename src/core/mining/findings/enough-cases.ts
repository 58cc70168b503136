// Is there enough of anything to conclude from? Below these numbers a kind says so instead of guessing.

import type { FindingGround } from './ground.ts';
import { counted } from './words.ts';

/** Fewer cases than this tell of those cases, not of how the place works. */
export const FEWEST_CASES = 30;

/** What is missing where there are too few cases, otherwise null. */
export const tooFewCases = ({ log }: FindingGround): string | null =>
  log.cases >= FEWEST_CASES
    ? null
    : `The log has ${counted(log.cases, 'case')}; with fewer than ${FEWEST_CASES} chance cannot be told from habit.`;

/** What is missing where the log names neither people nor groups, otherwise null. */
export const nobodyNamed = (ground: FindingGround): string | null =>
  ground.performers().kind === 'none' ? 'The log does not say who did the work.' : null;
