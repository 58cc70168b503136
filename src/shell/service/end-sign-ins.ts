// How everything by which somebody gets in ends at once: every device, and every token of theirs.
import { accessTokens, identities, type PersonRow, type Scope } from '../store/index.ts';

/** In the transaction that makes it so, such as that of their leaving. */
export async function endSignIns(scope: Scope, { personId, userId }: PersonRow): Promise<void> {
  await accessTokens.removeOf(scope, personId);
  if (userId !== null) await identities.endSessions(scope, userId);
}
