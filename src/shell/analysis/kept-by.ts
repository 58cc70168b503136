// Which cases of an open log meet these filters? Those of the kernel, and those behind a finding of the cases so found.
import { casesOf } from '../../core/mining/index.ts';
import { casesBehindFinding } from './answer-findings.ts';
import type { OpenLog } from './open-log.ts';
import type { Filter } from './question.ts';

/** 1 for each case that meets all filters; undefined where there are none, for then all do. */
export function keptBy(opened: OpenLog, filters: readonly Filter[]): Uint8Array | undefined {
  const { log, open } = opened;
  const plain = filters.filter((filter) => filter.keep !== 'finding');
  let kept = plain.length === 0 ? undefined : casesOf(log, plain, open);
  for (const filter of filters)
    if (filter.keep === 'finding') kept = casesBehindFinding(opened, kept, filter.key);
  return kept;
}
