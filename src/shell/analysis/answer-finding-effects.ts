// Did a version help? Each finding that was answered by one is measured before it and since, among cases that have ended.
import { type EventLog, keepCases, nameAt } from '../../core/event-log/index.ts';
import { effectOf, type ObservedHours, observedHours, standingFigure } from '../../core/mining/index.ts';
import { findingsAmong } from './answer-findings.ts';
import type { OpenLog } from './open-log.ts';
import type { AnsweredFinding, FindingEffectAnswer } from './question.ts';

export function measureEffects(opened: OpenLog, asked: readonly AnsweredFinding[]): FindingEffectAnswer[] {
  if (asked.length === 0) return [];
  const hours = observedHours(opened.log);
  const byVersion = new Map<number, Sides>();
  return asked.map((finding) => {
    const sides = byVersion.get(finding.version) ?? sidesOf(opened, finding);
    byVersion.set(finding.version, sides);
    return measure(hours, sides, finding);
  });
}

/** Ended cases before the version and under it, and the keys of what is found among the latter. */
type Sides = {
  readonly before: EventLog;
  readonly since: EventLog;
  readonly found: ReadonlySet<string>;
};

function sidesOf(opened: OpenLog, { version, since }: AnsweredFinding): Sides {
  const { log, open } = opened;
  const isUnder = underVersion(log, version, since);
  const ended = (under: boolean) =>
    Uint8Array.from(open, (isOpen, c) => (isOpen === 0 && isUnder(c) === under ? 1 : 0));
  const after = ended(true);
  return {
    before: keepCases(log, ended(false)),
    since: keepCases(log, after),
    found: new Set(findingsAmong(opened, after).map(({ key }) => key)),
  };
}

/** Cases tell their version where they are ours; of others it counts when they began. */
function underVersion(log: EventLog, version: number, since: number): (c: number) => boolean {
  const told = log.attributes.find(({ name, of }) => of === 'case' && name === 'Version');
  if (told === undefined) return (c) => (log.at[log.caseStarts[c] as number] as number) >= since;
  return (c) => Number(nameAt(told.values, told.codes[c] as number)) >= version;
}

function measure(
  hours: ObservedHours,
  { before, since, found }: Sides,
  finding: AnsweredFinding,
): FindingEffectAnswer {
  const figures = {
    before: standingFigure(before, hours, finding),
    since: standingFigure(since, hours, finding),
  };
  const casesSince = since.cases;
  const foundSince = found.has(finding.key);
  const effect = effectOf({ ...figures, casesSince, foundSince });
  return { key: finding.key, effect, ...figures, casesBefore: before.cases, casesSince };
}
