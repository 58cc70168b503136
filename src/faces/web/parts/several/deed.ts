// What can be done with several cases, and how it is taken back: each case by the commands that its own page would send.
import i18next from 'i18next';
import { call, newKey } from '../../client.ts';
import type { CasePlaces } from '../../wire.ts';
import { CannotBe, commandOn } from './together.ts';

export type Priority = CasePlaces['priority'];

export type Deed =
  | { readonly kind: 'move'; readonly to: string; readonly title: string }
  | { readonly kind: 'give'; readonly to: string; readonly name: string }
  | { readonly kind: 'prioritise'; readonly priority: Priority }
  | { readonly kind: 'cancel'; readonly reason: string };

/** A case to which it was done: how it stood before, and where it stands by it. */
export type Done = { readonly before: CasePlaces; readonly stages: readonly string[] };

/** Does it to one case. `run` makes the same keys when it is done again, so that what was done is not done twice. */
export async function doTo(before: CasePlaces, deed: Deed, run: string): Promise<Done> {
  const { caseId } = before;
  if (deed.kind === 'give') {
    await give(before, deed.to, run);
    return { before, stages: before.stages };
  }
  const { stages } = await commandOn({ caseId, ...commandOf(deed), key: `${run}-${caseId}` });
  return { before, stages };
}

function commandOf(deed: Exclude<Deed, { kind: 'give' }>) {
  if (deed.kind === 'move') return { command: 'move-case', input: { to: deed.to } };
  if (deed.kind === 'cancel') return { command: 'cancel-case', input: { reason: deed.reason } };
  return { command: 'set-priority', input: { priority: deed.priority } };
}

async function give({ caseId, work }: CasePlaces, to: string, run: string): Promise<void> {
  if (work.length === 0) throw new CannotBe(i18next.t('several.noWork'));
  for (const { workItem, ownerId } of work) {
    if (ownerId === to) continue;
    const input = { workItem, to };
    await commandOn({ caseId, command: 'reassign-work-item', input, key: `${run}-${workItem}` });
  }
}

/** Takes it back from one case as it stands now. **shape**: where somebody else may have the work now; it is to be given back. */
export async function takeBackFrom(done: Done, now: CasePlaces, deed: Deed): Promise<void> {
  const { caseId, priority, work } = done.before;
  if (deed.kind === 'prioritise') return back(caseId, 'set-priority', { priority });
  if (deed.kind === 'move') return unmove(done, now, deed.to);
  if (deed.kind === 'give') return;
  if (now.status === 'open') throw new CannotBe(i18next.t('several.goneOn'));
  const to = work[0]?.stage ?? done.before.stages[0] ?? '';
  await back(caseId, 'reopen-case', { to, reason: i18next.t('several.takenBackReason') });
}

const back = async (caseId: string, command: string, input: object): Promise<void> => {
  await commandOn({ caseId, command, input: { ...input }, key: newKey() });
};

async function unmove({ before, stages }: Done, now: CasePlaces, aim: string): Promise<void> {
  const { caseId } = before;
  const way = { to: leftBy(before, aim), reason: i18next.t('several.takenBackReason') };
  if (now.status !== 'open') return back(caseId, 'reopen-case', way);
  if (now.stages.join() !== stages.join()) throw new CannotBe(i18next.t('several.goneOn'));
  const known = new Set(before.work.map(({ workItem }) => workItem));
  const fresh = now.work.find(({ workItem }) => !known.has(workItem));
  if (fresh?.status === 'started') throw new CannotBe(i18next.t('several.begun'));
  await back(caseId, 'send-back', { ...way, ...(fresh === undefined ? {} : { workItem: fresh.workItem }) });
}

/** The stage that the move left. */
function leftBy({ work, moves, stages }: CasePlaces, to: string): string {
  const move = moves.find((each) => each.to === to);
  return work.find(({ workItem }) => workItem === move?.workItem)?.stage ?? stages[0] ?? '';
}

/**
 * Whoever had the work has it again, and what waited in a pool waits there. **rejects** with a sentence where it is not wholly as
 * it was: of several stages one is open again.
 */
export async function giveBack({ before }: Done, now: CasePlaces): Promise<void> {
  const known = new Set(before.work.map(({ workItem }) => workItem));
  for (const { workItem, stage, ownerId } of before.work) {
    const item =
      now.work.find((each) => each.workItem === workItem) ??
      now.work.find((each) => each.stage === stage && !known.has(each.workItem));
    if (item === undefined || item.ownerId === ownerId) continue;
    const it = { workItem: item.workItem };
    if (ownerId === null) await back(before.caseId, 'release-work-item', it);
    else await back(before.caseId, 'reassign-work-item', { ...it, to: ownerId });
  }
  if (now.stages.length < before.stages.length) throw new CannotBe(i18next.t('several.onlyOneBranch'));
}

/** **units**: cases of which one question asks. */
export const PAGE = 100;

export async function placesOf(caseIds: readonly string[]): Promise<readonly CasePlaces[]> {
  const answer = await call('GET /api/case-places', { query: { cases: caseIds.join() } });
  return answer.cases;
}
