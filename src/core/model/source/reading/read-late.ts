// When a stage is due, and what happens as it runs late: `{ at: 80%, do: remind owner }`.
import { ownerFromText } from '../../words/owner-text.ts';
import type { Due, LateAct, LateRung } from '../../workflow.ts';
import { readOwner } from './read-owner.ts';
import { type Reading, readItems, readKnown, readText, report, type Spot } from './reading.ts';

const SAMPLE = '{ at: 80%, do: remind owner } or { after: 4h, do: escalate to lead of finance }';

export function readDue(reading: Reading, spot: Spot): Due | null {
  if (spot.node.kind === 'scalar' && typeof spot.node.value === 'number') {
    return report(reading, spot.node, spot.at, {
      code: 'duration',
      message: `${spot.at} has no unit.`,
      remedy: 'Write for example 4h, 2 business days or P3D.',
    });
  }
  const text = readText(reading, spot, '4h, 2 business days or no deadline');
  if (text === null) return null;
  return text.trim() === 'no deadline' ? { kind: 'no-deadline' } : { kind: 'within', duration: text };
}

export function readLate(reading: Reading, spot: Spot): LateRung[] {
  const rungs: LateRung[] = [];
  for (const item of readItems(reading, spot, `[${SAMPLE}]`, true)) {
    const members = readKnown(reading, item, ['at', 'after', 'do'], SAMPLE);
    const when = readWhen(reading, item, members.get('at'), members.get('after'));
    const doing = members.get('do');
    if (doing === undefined) wrong(reading, item, 'does not say what happens', SAMPLE);
    const act = doing === undefined ? null : readAct(reading, doing);
    if (when !== null && act !== null) rungs.push({ when, act });
  }
  return rungs;
}

function readWhen(
  reading: Reading,
  item: Spot,
  share: Spot | undefined,
  after: Spot | undefined,
): LateRung['when'] | null {
  if (item.node.kind !== 'map') return null;
  if (share !== undefined && after === undefined) return readShare(reading, share);
  if (after === undefined || share !== undefined)
    return wrong(reading, item, 'needs one of at and after', SAMPLE);
  const duration = readText(reading, after, '4h or 1 business day');
  return duration === null ? null : { kind: 'after', duration };
}

function readShare(reading: Reading, spot: Spot): LateRung['when'] | null {
  const text = spot.node.kind === 'scalar' ? spot.node.text : '';
  const percent = Number(/^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(text)?.[1] ?? Number.NaN);
  if (percent > 0) return { kind: 'share', percent };
  return wrong(reading, spot, 'must be a share of the due time', '80%');
}

function readAct(reading: Reading, spot: Spot): LateAct | null {
  if (spot.node.kind === 'map') return readActMap(reading, spot);
  const text = spot.node.kind === 'scalar' ? spot.node.text.trim() : '';
  if (text === 'remind owner' || text === 'remind') return { kind: 'remind' };
  const match = /^(reassign|escalate) to (.+)$/.exec(text);
  const to = match === null ? null : ownerFromText(match[2] ?? '');
  if (to !== null) return { kind: match?.[1] === 'reassign' ? 'reassign' : 'escalate', to };
  return wrong(
    reading,
    spot,
    'is not known',
    'remind owner, reassign to team finance or escalate to lead of finance',
  );
}

function readActMap(reading: Reading, spot: Spot): LateAct | null {
  const members = readKnown(reading, spot, ['reassign', 'escalate'], '{ escalate: { person: ana } }');
  const [entry, ...others] = members;
  if (entry === undefined || others.length > 0) {
    return wrong(reading, spot, 'names one thing to do', '{ escalate: { person: ana } }');
  }
  const to = readOwner(reading, entry[1]);
  if (to === null) return null;
  return { kind: entry[0] === 'reassign' ? 'reassign' : 'escalate', to };
}

const wrong = (reading: Reading, spot: Spot, what: string, sample: string): null =>
  report(reading, spot.node, spot.at, {
    code: 'late-rung',
    message: `${spot.at} ${what}.`,
    remedy: `Write for example ${sample}.`,
  });
