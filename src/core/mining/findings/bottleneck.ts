// Where does work wait? A step whose work usually lies longer before it is begun than a manager would want.
import { HOUR_MS } from '../../base/index.ts';
import { binomialTail } from '../statistics/tails.ts';
import { tooFewCases } from './enough-cases.ts';
import { findingKey } from './finding.ts';
import type { Candidate, FindingKind, Untold } from './finding-kind.ts';
import type { FindingGround } from './ground.ts';
import { counted, named, workTime } from './words.ts';

export const bottleneck: FindingKind = {
  kind: 'bottleneck',
  title: 'Bottleneck',
  lacks: tooFewCases,
  find: (ground) =>
    ground.spans.startsKnown ? ground.log.activities.map((_, activity) => waitsAt(ground, activity)) : [],
};

function waitsAt(ground: FindingGround, activity: number): Candidate | Untold {
  const { spans, hours, log } = ground;
  let [total, pieces, long] = [0, 0, 0];
  const cases = new Set<number>();
  const limit = Math.max(HOUR_MS, hours.dayMs / 2);
  for (let i = 0; i < spans.count; i++) {
    if (spans.activity[i] !== activity) continue;
    const waited = hours.workingMs(spans.readyAt[i] as number, spans.startedAt[i] as number);
    if (Number.isNaN(waited)) continue;
    pieces++;
    total += waited;
    if (waited <= limit) continue;
    long++;
    cases.add(spans.caseOf[i] as number);
  }
  const pValue = binomialTail(long, pieces, 0.5);
  if (pieces < 30 || total / pieces < limit) return { pValue };
  const name = log.activities[activity] ?? '';
  const at = { activity: name };
  return {
    kind: 'bottleneck',
    ...{ at, pValue, costMs: total, cases: cases.size },
    text: `${named(name)} waits ${workTime(total / pieces, hours)} on average before anybody begins it.`,
    proposal: {
      text: `Let more people do ${named(name)}, and give each piece of work to whoever has least.`,
      change: { kind: 'add-people', activity: name },
    },
    evidence: [{ label: 'Work looked at', value: counted(pieces, 'piece') }],
    key: findingKey('bottleneck', at),
    caseNumbers: Uint32Array.from(cases),
  };
}
