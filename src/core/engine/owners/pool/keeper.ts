// Who answers for work in a pool until somebody takes it? The team's lead, else who stands in, else who takes what nobody has.
import type { PersonId, Team } from '../../../model/index.ts';
import type { Progress } from '../../flow/progress.ts';
import { ableFor, standIn } from '../able.ts';
import { fallBack } from '../fall-back.ts';

export type Keeper = { readonly person: PersonId | null; readonly why: string };

export function keeperOfTeam(progress: Progress, team: Team, except: readonly PersonId[]): Keeper {
  if (team.lead === null) return fallenBack(progress, except, `${team.name} has no lead`);
  return keeperNow(progress, team.lead, { except, why: `Leads ${team.name}`, team });
}

/** The same person, where they can still have work; else who stands in for them. */
export function keeperNow(
  progress: Progress,
  keeper: PersonId,
  { except, why, team }: { except: readonly PersonId[]; why: string; team: Team | undefined },
): Keeper {
  const able = ableFor(progress, except);
  if (able(keeper)) return { person: keeper, why };
  const deputy = standIn(progress, keeper, { able, team: team?.key ?? null });
  return deputy ?? fallenBack(progress, except, `${team?.name ?? 'The pool'} has no lead who is there`);
}

function fallenBack(progress: Progress, except: readonly PersonId[], because: string): Keeper {
  const { owner, why } = fallBack(progress, except, because);
  return { person: owner, why };
}
