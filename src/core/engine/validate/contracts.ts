// Does each handoff between different owners say what it carries?
import { canonicalJson } from '../../base/index.ts';
import type { Stage, Workflow } from '../../model/index.ts';
import { advice, type Noted } from '../compile/findings.ts';
import { stageKind } from '../stages/index.ts';

export function checkContracts({ stages, record }: Workflow): Noted[] {
  if (Object.keys(record).length === 0) return [];
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  return stages.flatMap((from) =>
    waysOf(from)
      .filter(({ carries, rework }) => carries.length === 0 && !rework)
      .flatMap(({ to, at }) => {
        const receiver = byId.get(to);
        return receiver !== undefined && changesHands(from, receiver) ? [contract(from, receiver, at)] : [];
      }),
  );
}

const waysOf = ({ id, next, outcomes }: Stage) => [
  ...next.map((way, index) => ({ ...way, at: `stages.${id}.next[${index}]` })),
  ...outcomes.map((way) => ({ ...way, at: `stages.${id}.outcomes.${way.name}` })),
];

const changesHands = (from: Stage, to: Stage): boolean =>
  isWorked(from) && isWorked(to) && canonicalJson(from.owner) !== canonicalJson(to.owner);

const isWorked = ({ kind }: Stage): boolean => stageKind(kind)?.worked === true;

function contract(from: Stage, to: Stage, at: string): Noted {
  const message = `The handoff from "${from.title}" to "${to.title}" does not say what it carries.`;
  return advice(
    'handoff-without-contract',
    at,
    message,
    'List the fields the next owner needs under carries.',
  );
}
