// How does the analysis thread get our history: whole, or what happened since? The order matters. What is known of a case
// besides its events carries the number of its last event and is read first, so that the events read after it are never fewer
// than that; a commit that becomes visible late raises that number late, and is found by it. Nothing is ordered by time.
import { HISTORY_KINDS } from '../../../../core/event-log/index.ts';
import type { Analyst, HistoryPart } from '../../../analysis/index.ts';
import { caseEvents, cases, type Scope } from '../../../store/index.ts';
import type { ToldWorkflow } from './about-workflow.ts';

/** Which history, and under which key it is open. */
export type Place = {
  readonly analyst: Analyst;
  readonly key: string;
  readonly scope: Scope;
  readonly workflowId: string;
};

/** Reads the whole history and holds it open. */
export async function readWhole(
  { analyst, key, scope, workflowId }: Place,
  told: ToldWorkflow,
): Promise<void> {
  async function* parts(): AsyncGenerator<HistoryPart> {
    yield* told.factsIn(cases.facts(scope, workflowId));
    for await (const page of caseEvents.narrow(scope, workflowId, HISTORY_KINDS))
      yield { events: page.columns };
  }
  await analyst.open(key, told.source, parts());
}

type Wanted = { readonly caseIds: readonly string[]; readonly check: boolean };

/** Reads on what happened in these cases, and with `check` makes sure that no other changed. False: read it whole. */
export async function readOn(place: Place, told: ToldWorkflow, { caseIds, check }: Wanted): Promise<boolean> {
  if (!(await readCases(place, told, caseIds))) return false;
  return check ? readMissed(place, told) : true;
}

async function readCases(place: Place, told: ToldWorkflow, caseIds: readonly string[]): Promise<boolean> {
  const { analyst, key, scope, workflowId } = place;
  const known = await analyst.ask(key, { about: 'known', caseIds });
  if (known === undefined) return false;
  const after = caseIds.map((caseId, i) => ({ caseId, seq: known.seqs[i] ?? 0 }));
  async function* parts(): AsyncGenerator<HistoryPart> {
    yield* told.factsIn(cases.factsOfSome(scope, workflowId, caseIds));
    for await (const page of caseEvents.after(scope, workflowId, HISTORY_KINDS, after))
      yield { events: page.columns };
  }
  return analyst.extend(key, told.source, parts());
}

/**
 * Compares what is known with what is there. Every case's number only rises and what is known of it is never more, so equal
 * sums mean that nothing was missed. Where fewer cases are there than are known, some were removed: false.
 */
async function readMissed(place: Place, told: ToldWorkflow): Promise<boolean> {
  const { analyst, key, scope, workflowId } = place;
  const there = await cases.totals(scope, workflowId);
  const known = await analyst.ask(key, { about: 'known', caseIds: [] });
  if (known === undefined || there.cases < known.cases || there.versions < known.versions) return false;
  if (there.cases === known.cases && there.versions === known.versions) return true;
  const missed: string[] = [];
  for await (const heads of cases.heads(scope, workflowId)) {
    const further = await analyst.ask(key, { about: 'further-on', ...heads });
    if (further === undefined) return false;
    missed.push(...further);
  }
  return missed.length === 0 || readCases(place, told, missed);
}
