// How everything by which somebody gets in ends at once: every device, and every token of theirs.
import { accessTokens, identities, mailChoices, type PersonRow, type Scope } from '../store/index.ts';

/** In the transaction that makes it so. */
export async function endSignIns(scope: Scope, { personId, userId }: PersonRow): Promise<void> {
  await accessTokens.removeOf(scope, personId);
  if (userId !== null) await identities.endSessions(scope, userId);
}

/** Somebody leaves: no way in is left, and no news goes to them any more. */
export async function endAllOf(scope: Scope, person: PersonRow): Promise<void> {
  await endSignIns(scope, person);
  await mailChoices.remove(scope, person.personId);
}
