// Which cases of an open log meet these filters? Those of the kernel, and of the cases so found those behind a finding, a
// deviation or a broken rule.
import { casesOf } from '../../core/mining/index.ts';
import { casesOffIntended } from './answer-conformance.ts';
import { casesBehindFinding } from './answer-findings.ts';
import type { OpenLog } from './open-log.ts';
import { type Filter, isAsked } from './question.ts';

/** 1 for each case that meets all filters; undefined where there are none, for then all do. */
export function keptBy(opened: OpenLog, filters: readonly Filter[]): Uint8Array | undefined {
  const { log, open } = opened;
  const plain = filters.filter(isAsked);
  let kept = plain.length === 0 ? undefined : casesOf(log, plain, open);
  for (const filter of filters) {
    if (filter.keep === 'finding') kept = casesBehindFinding(opened, kept, filter.key);
    else if (!isAsked(filter)) kept = casesOffIntended(opened, kept, filter);
  }
  return kept;
}
