// Work goes from one person to another, who is told.
import { type PersonId, type Rejection, reject, type WorkItem } from '../../model/index.ts';
import { notify, titleOf } from '../flow/notify.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { refusalTo } from '../flow/settle.ts';
import { closePool } from '../owners/pool/clock.ts';

type Delegation = { readonly to: PersonId; readonly reason: string | null; readonly why: string };

/** Hands an open item to somebody. **rejects**: people who cannot have it, or may not by the stage's kind. */
export function delegate(
  progress: Progress,
  item: WorkItem,
  { to, reason, why }: Delegation,
): Rejection | null {
  const person = progress.directory.people[to];
  if (person === undefined || !person.active || !person.canSignIn)
    return reject('person-unknown', { person: to });
  if (item.question !== undefined) return reject('is-a-question', { workItem: item.workItem });
  const refused = refusalTo(progress, item, to);
  if (refused !== null) return refused;
  if (item.owner === to) return null;
  const { workItem, stage, owner: from } = item;
  emit(progress, { type: 'WorkItemDelegated', workItem, stage, from, to, reason, why, turn: null });
  if (from === null) closePool(progress, item);
  const text = `${titleOf(progress, item)}: ${progress.state.title}`;
  notify(progress, { people: [to], text, reason: 'offered', workItem });
  return null;
}
