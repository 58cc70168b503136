// A card is moved on the board: where a way leads there, the open work is completed accordingly.
import { z } from 'zod';
import { type PersonId, type Rejection, reject, type WorkItem } from '../../model/index.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { nameOf } from '../owners/able.ts';
import { type Move, permittedMoves } from '../work/moves.ts';
import { completeItem, openItem } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const moveCase = defineCommand({
  type: 'MoveCase',
  title: 'Move the case',
  access: 'owner-or-operator',
  input: z.strictObject({
    to: z.string().meta({ description: 'The stage it is moved to.' }),
    values: z.record(z.string(), z.unknown()).default({}),
    reason: z.string().max(5_000).nullish(),
    workItem: z.string().optional(),
  }),
  decide(progress, { to, values, reason, workItem, by }) {
    if (!progress.compiled.stages.has(to)) return reject('stage-unknown', { stage: to });
    const move = moveTo(progress, to, workItem);
    const item = move === undefined ? undefined : openItem(progress, move.workItem);
    if (move === undefined || item === undefined) return reject('move-not-allowed', { to });
    if (by.kind !== 'person') return reject('not-your-work', { workItem: item.workItem, owner: item.owner });
    const refused = takeOver(progress, item, by.person);
    if (refused !== null) return refused;
    const mine = { item: openItem(progress, item.workItem) ?? item, person: by.person };
    const completion = { values, outcome: move.outcome, reason: reason ?? null, seen: null };
    return completeItem(progress, mine, completion);
  },
});

function moveTo(
  { compiled, state, at, directory }: Progress,
  to: string,
  item: string | undefined,
): Move | undefined {
  const moves = permittedMoves(compiled, state, at, directory);
  return moves.find((move) => move.to === to && (item === undefined || move.workItem === item));
}

/** Whoever moves somebody else's work takes it over first, and that stands in the history. A decision is nobody else's. */
function takeOver(progress: Progress, item: WorkItem, person: PersonId): Rejection | null {
  const { workItem, stage, owner, candidates } = item;
  if (owner === person || (owner === null && candidates.includes(person))) return null;
  if (progress.compiled.stages.get(stage)?.kind !== 'work')
    return reject('not-your-work', { workItem, owner });
  const why = `Taken over by ${nameOf(progress, person)}`;
  const reason = 'Moved on the board';
  emit(progress, {
    type: 'WorkItemDelegated',
    workItem,
    stage,
    from: owner,
    to: person,
    reason,
    why,
    turn: null,
  });
  return null;
}
