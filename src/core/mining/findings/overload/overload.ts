// Who has too much? Somebody whose work lies longer than that of others who do the same, with more of it to do; or the one person
// whom a step hangs on, so that it lies while that person is away.
import { nobodyNamed, tooFewCases } from '../enough-cases.ts';
import type { FindingKind } from '../finding-kind.ts';
import { hangsOnOne } from './hangs-on-one.ts';
import { hasMoreThanOthers } from './more-than-others.ts';

export const overload: FindingKind = {
  kind: 'overload',
  title: 'Overload',
  lacks: (ground) => tooFewCases(ground) ?? nobodyNamed(ground),
  find: (ground) => [...hasMoreThanOthers(ground), ...hangsOnOne(ground)],
};
