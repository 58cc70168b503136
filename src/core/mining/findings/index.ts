// Every kind of finding, by name: one file and one line to add another. And all findings of a log, the costly first.
import type { EventLog } from '../../event-log/index.ts';
import { adjustForMany } from '../statistics/false-discoveries.ts';
import { bottleneck } from './bottleneck.ts';
import { drift } from './drift/drift.ts';
import type { Finding, FindingKindName } from './finding.ts';
import type { Candidate, FindingKind, Untold } from './finding-kind.ts';
import { gate } from './gate/gate.ts';
import { type FindingGround, type FindingOptions, findingGround } from './ground.ts';
import { handoff } from './handoff/handoff.ts';
import { idleStep } from './idle-step/idle-step.ts';
import { overload } from './overload/overload.ts';
import { reEntry } from './re-entry/re-entry.ts';
import { rework } from './rework/rework.ts';
import { toolBoundary } from './tool-boundary.ts';
import { workaround } from './workaround/workaround.ts';

/** The registry of kinds. **shape**: each finds what it can prove, or says what data it lacks. */
export const FINDINGS: readonly FindingKind[] = [
  bottleneck,
  handoff,
  gate,
  rework,
  idleStep,
  reEntry,
  workaround,
  drift,
  toolBoundary,
  overload,
];

/** A kind that had nothing to go by, and why. */
export type NotEnoughData = { readonly kind: FindingKindName; readonly why: string };

/** **shape**: `findings` the costly first; `tested` how many things were looked at, which the confidence reckons with. */
export type FindingsReport = {
  readonly findings: readonly Finding[];
  readonly notEnoughData: readonly NotEnoughData[];
  readonly tested: number;
};

/** At most this share of what is told may be false (Benjamini and Hochberg). */
const FALSE_SHARE = 0.05;

/** All findings of a log, or those of some kinds. **units**: costs in working time of the place. */
export function findingsOf(
  log: EventLog,
  options: FindingOptions & { readonly kinds?: readonly FindingKind[] | undefined } = {},
): FindingsReport {
  const ground = findingGround(log, options);
  const kinds = options.kinds ?? FINDINGS;
  const lacking = kinds.map((kind) => (log.events === 0 ? NO_EVENTS : (kind.lacks?.(ground) ?? null)));
  const tested = kinds.flatMap((kind, place) => (lacking[place] === null ? findAll(kind, ground) : []));
  return {
    findings: believed(tested),
    notEnoughData: kinds.flatMap(({ kind }, place) => {
      const why = lacking[place] ?? null;
      return why === null ? [] : [{ kind, why }];
    }),
    tested: tested.length,
  };
}

const NO_EVENTS = 'The log has no events.';

const findAll = (kind: FindingKind, ground: FindingGround): readonly (Candidate | Untold)[] =>
  kind.find(ground);

function believed(tested: readonly (Candidate | Untold)[]): Finding[] {
  const adjusted = adjustForMany(tested.map(({ pValue }) => pValue));
  const findings: Finding[] = [];
  for (const [place, candidate] of tested.entries()) {
    const p = adjusted[place] as number;
    if (candidate.text === undefined || p > FALSE_SHARE) continue;
    const { pValue: _, ...finding } = candidate;
    findings.push({ ...finding, confidence: 1 - p });
  }
  return findings.sort((a, b) => b.costMs - a.costMs || (a.key < b.key ? -1 : 1));
}
